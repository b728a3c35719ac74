from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.kit.zones import zone_named
from guildhall.projects.actions import Brought
from guildhall.projects.forms.fields import MomentField, lines, short_text
from guildhall.projects.models import MOST_SUPPLIES
from guildhall.web.fields import field_of

_LONGEST_NAME = 120
_SELF = frozenset({"i", "me", "ich", "je", "moi", "yo"})


class StartForm(WithFiles):
    """What for, when, who brings what: enough for a clean-up day. The rest is under “Say more”."""

    title = forms.CharField(
        label=_("What for?"),
        max_length=200,
        widget=short_text(
            **{"data-draft": True, "placeholder": _("Clean up our street before summer")}
        ),
    )
    starts_at = MomentField(
        label=_("When?"),
        required=False,
        help_text=_("Leave it empty if you don't know yet."),
    )
    brings = forms.CharField(
        label=_("Who brings what?"),
        required=False,
        max_length=6000,
        widget=lines(3, **{"data-draft": True, "placeholder": _("me: rubbish bags\nrakes")}),
        help_text=_("One line for each. Put a name and a colon before what someone brings."),
    )
    place = forms.CharField(
        label=_("Where?"), max_length=200, required=False, widget=short_text(**{"data-draft": True})
    )
    body = forms.CharField(
        label=_("What else should people know?"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(3),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "starts_at", MomentField).zone = zone_named(community.time_zone)

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Say in one line what it is for."))
        return title

    def clean_brings(self) -> str:
        typed: str = self.cleaned_data["brings"]
        names = [one for one in typed.splitlines() if one.strip()]
        if len(names) > MOST_SUPPLIES:
            raise forms.ValidationError(_("That's a long list. Put several in one line."))
        if any(len(one) > _LONGEST_NAME for one in names):
            raise forms.ValidationError(_("One of the lines is too long: 120 letters at most."))
        return typed

    @property
    def says_more(self) -> bool:
        """The folded part holds something, or something is wrong in it."""
        return any(self[name].value() or self.errors.get(name) for name in ("place", "body"))

    def brought(self, own_name: str) -> list[Brought]:
        """Each line: what, and by whom. “me:” or one's own name is oneself."""
        rows = (one.strip() for one in self.cleaned_data["brings"].splitlines())
        return [_read_line(one, own_name) for one in rows if one.strip(" :")]


class PlanForm(forms.Form):
    """When, where, what people will see, when we would stop."""

    starts_at = MomentField(label=_("Begins"), required=False)
    ends_at = MomentField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Where?"), max_length=200, required=False, widget=short_text())
    result = forms.CharField(
        label=_("What will people see when it's done?"),
        max_length=300,
        required=False,
        widget=lines(2),
        help_text=_("A result that can be seen or counted: “all twelve front gardens are tidy”."),
    )
    stops_if = forms.CharField(
        label=_("When would you stop?"),
        max_length=300,
        required=False,
        widget=lines(2),
        help_text=_("Then it's easy to stop in good time. Stopping is fine."),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            field_of(self, name, MomentField).zone = zone_named(community.time_zone)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if end and not start and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Say also when it begins."))
        if start and end and end <= start:
            self.add_error("ends_at", _("It has to end after it begins."))
        is_new = start != self.initial.get("starts_at")
        if start and is_new and start < timezone.now():
            self.add_error("starts_at", _("This time has already passed."))
        return cleaned


def _read_line(line: str, own_name: str) -> Brought:
    before, colon, after = line.partition(":")
    who, what = " ".join(before.split()), " ".join(after.split())
    if not colon or not what:
        return Brought(" ".join(line.strip(" :").split()))
    if fold(who) in _SELF or fold(who) == fold(own_name):
        return Brought(what, by_self=True)
    return Brought(what, by_name=who[:80])
