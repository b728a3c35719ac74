from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community
from guildhall.web.fields import field_of

_short = {"rows": 2, "data-draft": True}


def _problem() -> forms.Textarea:
    """Two lines, without a label that is seen: one field and a photo are enough."""
    area = editor_area(2)
    area.attrs["placeholder"] = _("The problem, in a line or two, if you like")
    return area


class IdeaForm(WithFiles):
    """One field and a photo are enough."""

    title = forms.CharField(
        label=_("What should we try?"),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "data-draft": True,
                "autocomplete": "off",
                "placeholder": _("Rinse the filters with rainwater"),
            }
        ),
    )
    body = forms.CharField(
        label=_("Which problem would it solve?"),
        max_length=MAX_BODY,
        required=False,
        widget=_problem(),
    )
    gains = forms.CharField(
        label=_("Who would gain from it?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=_short),
    )
    takes = forms.CharField(
        label=_("What would it take?"),
        max_length=2000,
        required=False,
        help_text=_("Time, money, tools, permission."),
        widget=forms.Textarea(attrs=_short),
    )
    topics = TopicsField()

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", TopicsField).offer(community)

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Say in one line what we should try."))
        return title

    @property
    def says_more(self) -> bool:
        """The folded part of the form holds a text, or something is wrong in it."""
        return any(self[name].value() or self.errors.get(name) for name in ("gains", "takes"))

    def text(self, body: str) -> str:
        """The problem, and below it who would gain and what it would take."""
        more = ((_("Who would gain"), "gains"), (_("What it would take"), "takes"))
        said = [
            f"**{heading}:** {text}"
            for heading, name in more
            if (text := self.cleaned_data.get(name, "").strip())
        ]
        return "\n\n".join([body, *said]).strip()
