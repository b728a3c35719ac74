"""Write a charter, note progress, write and answer a pledge. A round has forms of its own."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.charters.actions import ObjectiveLine
from guildhall.charters.models import CharterVersion, Objective
from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.web.fields import DayInput, field_of

MOST_OBJECTIVES = 5
MOST_NORMS = 12
RHYTHM = ("meets", "meets_week", "meets_on", "meets_at", "meets_minutes", "meets_where")
SWITCHES = {
    "has_objectives": (),
    "has_scope": ("scope_in", "scope_out"),
    "has_time": ("time_granted",),
    "has_quorum": ("quorum",),
}


class CharterForm(forms.ModelForm):
    """One screen. What is seldom needed is under “More”, each with its own switch."""

    class Meta:
        model = CharterVersion
        fields = [
            "aim",
            "norms",
            *RHYTHM,
            "looked_after",
            "look_again_on",
            "scope_in",
            "scope_out",
            "time_granted",
            "quorum",
            "note",
        ]
        labels = {
            "aim": _("What do we want to get better at?"),
            "norms": _("How do we treat each other?"),
            "meets": _("We meet"),
            "meets_week": _("on the"),
            "meets_on": _("day"),
            "meets_at": _("at"),
            "meets_minutes": _("minutes"),
            "meets_where": _("Place or link"),
            "looked_after": _("Who looks after it?"),
            "look_again_on": _("When do we review this?"),
            "scope_in": _("What belongs here"),
            "scope_out": _("What doesn't belong here"),
            "time_granted": _("How much working time is granted, and by whom"),
            "quorum": _("How many must say yes before something is agreed"),
            "note": _("What has changed, in a few words"),
        }
        help_texts = {
            "norms": _("One line for each norm. People can name it when they report something."),
            "looked_after": _("Names, and for how long they do this."),
            "look_again_on": _("Stewards get a reminder on that day."),
            "note": _("Shown to everyone who is asked, and in the history."),
        }
        widgets = {
            "aim": forms.Textarea(attrs={"rows": 2}),
            "norms": forms.Textarea(attrs={"rows": 5}),
            "meets_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "look_again_on": DayInput(),
            "scope_in": forms.Textarea(attrs={"rows": 2}),
            "scope_out": forms.Textarea(attrs={"rows": 2}),
        }

    has_objectives = forms.BooleanField(
        label=_("Objectives, each with an owner and a date"), required=False
    )
    has_scope = forms.BooleanField(label=_("What belongs here and what doesn't"), required=False)
    has_time = forms.BooleanField(label=_("Working time granted"), required=False)
    has_quorum = forms.BooleanField(label=_("A number of people who must say yes"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("look_again_on", "quorum", "note", "looked_after"):
            self.fields[name].required = False
        field_of(self, "meets_minutes", forms.IntegerField).min_value = 5
        for switch, names in SWITCHES.items():
            self.initial.setdefault(switch, any(self.initial.get(name) for name in names))

    def clean_norms(self) -> str:
        lines = [
            line.strip()[:200] for line in self.cleaned_data["norms"].splitlines() if line.strip()
        ]
        return "\n".join(lines[:MOST_NORMS])

    def clean_look_again_on(self) -> dt.date | None:
        day = self.cleaned_data["look_again_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day in the future."))
        return day

    def clean_meets_minutes(self) -> int:
        minutes = self.cleaned_data["meets_minutes"]
        if not 5 <= minutes <= 24 * 60:
            raise forms.ValidationError(_("Choose between 5 minutes and a day."))
        return minutes

    def says(self) -> dict[str, Any]:
        """The text of the new version; what is switched off stays empty."""
        parts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        for switch, names in SWITCHES.items():
            if not self.cleaned_data[switch]:
                parts.update({name: None if name == "quorum" else "" for name in names})
        return parts


class ObjectiveForm(forms.Form):
    text = forms.CharField(label=_("What we want to achieve"), max_length=200, required=False)
    owner = MemberField(label=_("Owner"), required=False)
    due_on = forms.DateField(
        label=_("Due date"),
        required=False,
        widget=DayInput(),
    )


def objective_forms(
    given: Mapping[str, Any] | None, *, community: Community, objectives: list[Objective]
) -> list[ObjectiveForm]:
    """Five rows, with the existing objectives filled in."""
    rows = []
    for number in range(MOST_OBJECTIVES):
        known = objectives[number] if number < len(objectives) else None
        initial = (
            {"text": known.text, "owner": known.owner, "due_on": known.due_on} if known else {}
        )
        row = ObjectiveForm(given, prefix=f"objective-{number}", initial=initial)
        field_of(row, "owner", MemberField).people = members_here(community)
        rows.append(row)
    return rows


def objective_lines(rows: list[ObjectiveForm]) -> list[ObjectiveLine]:
    """The rows with a text, once the forms are valid."""
    written = [row.cleaned_data for row in rows if row.cleaned_data.get("text")]
    return [ObjectiveLine(row["text"], row["owner"], row["due_on"]) for row in written]


class ProgressForm(forms.Form):
    evidence = forms.CharField(
        label=_("What shows the progress?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A number, a link, something people said. Never a figure about one person."),
    )
    is_met = forms.BooleanField(label=_("We have reached it"), required=False)


class PledgeForm(forms.Form):
    text = forms.CharField(
        label=_("What will we know in a year that we don't know now?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence. It's about your field, and no single person has to deliver it."),
    )


class PledgeAnswerForm(forms.Form):
    came_of_it = forms.CharField(
        label=_("What came of it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence, with a link if you have one. “We still don't know” is fine."),
    )
