"""The forms of the settings, one for each section that is saved."""

from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.forms.start import VISIBILITIES, type_choices
from guildhall.communities.models import Community
from guildhall.kit.zones import zone_choices
from guildhall.web.fields import field_of

COLOURS = [
    (0, _("copper")),
    (1, _("lake")),
    (2, _("moss")),
    (3, _("plum")),
    (4, _("berry")),
    (5, _("straw")),
    (6, _("sea")),
    (7, _("ink")),
]
LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pt", "Português"),
    ("sv", "Svenska"),
]


class AboutForm(forms.ModelForm):
    """What it is called and what it is for. A purpose that the charter has changes there."""

    accent = forms.TypedChoiceField(
        label=_("Colour"),
        coerce=int,
        choices=COLOURS,
        help_text=_("Of links and buttons here, so that people see which community they are in."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=LANGUAGES,
        help_text=_("The one most of you write in. Search then finds a word in all its forms."),
    )

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        help_text=_("Of meetings, and of when a day begins and ends here."),
    )

    class Meta:
        model = Community
        fields = ["name", "purpose", "accent", "language", "time_zone"]
        labels = {"name": _("Name"), "purpose": _("What you want to get better at together")}
        help_texts = {
            "name": _("The new name shows everywhere. Addresses and old links stay as they are."),
            "purpose": _("One sentence. People read it where they find you, and before they join."),
        }
        widgets = {"purpose": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.has_charter:
            del self.fields["purpose"]


class MostlyForm(forms.ModelForm):
    class Meta:
        model = Community
        fields = ["community_type"]
        labels = {"community_type": _("Mostly we …")}
        help_texts = {
            "community_type": _(
                "Opens its rooms and closes none. The first steps on Overview change with it."
            )
        }
        widgets = {"community_type": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "community_type", forms.ChoiceField).choices = type_choices()
        self.fields["community_type"].required = False


class DoorForm(forms.ModelForm):
    """Who sees it and how people come in."""

    class Meta:
        model = Community
        fields = ["visibility", "joining", "join_question"]
        labels = {
            "visibility": _("Who sees it"),
            "joining": _("How people join"),
            "join_question": _("A question for people who ask to join"),
        }
        help_texts = {
            "visibility": _("Holds at once, also for everything that is written here already."),
            "joining": _("Holds for people who join from now on. Everyone who is here stays."),
            "join_question": _(
                "For example: What do you work on? Stewards read the answer. "
                "Leave this empty to ask nothing."
            ),
        }
        widgets = {"visibility": forms.RadioSelect, "joining": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "visibility", forms.ChoiceField).choices = VISIBILITIES


class RulesForm(forms.Form):
    """Norms and the promise of a first reply."""

    norms = forms.CharField(
        label=_("How we treat each other"),
        required=False,
        max_length=4000,
        help_text=_(
            "One norm on each line. People read them before they join, and reports name the norm. "
            "A short list is read, a long one skipped."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    promise_hours = forms.IntegerField(
        label=_("We promise a first reply within this many working hours"),
        required=False,
        min_value=1,
        max_value=80,
        help_text=_(
            "People who ask read it, and stewards are told of a question that waits longer. "
            "Leave this empty for no promise. We count Monday to Friday, 9 hours a day."
        ),
    )

    def __init__(self, *args, has_charter: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if has_charter:
            del self.fields["norms"]

    @classmethod
    def of(cls, community: Community) -> Self:
        """As they are now."""
        norms = [norm.text for norm in community.norms.all()]
        initial = {"norms": "\n".join(norms), "promise_hours": community.promise_hours}
        return cls(initial=initial, has_charter=community.has_charter)

    def norm_lines(self) -> list[str]:
        return [
            line.strip()[:200] for line in self.cleaned_data["norms"].splitlines() if line.strip()
        ][:12]
