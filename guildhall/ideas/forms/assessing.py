import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.ideas.forms.small_tests import DayField
from guildhall.ideas.models import HIGHEST, LOWEST, Criterion
from guildhall.people.models import Person

MOST_ASSESSORS = 12
MOST_CRITERIA = 8
_WEIGHT = re.compile(r"^(?P<name>.*?)(?:\s*[×x*:]\s*(?P<weight>\d{1,3}))?$")
_VALUES = [("", "-"), *((str(one), str(one)) for one in range(LOWEST, HIGHEST + 1))]


class AssessorsForm(forms.Form):
    """Who looks at the ideas, by what, and until when."""

    people = forms.CharField(
        label=gettext_lazy("Who looks at the ideas?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One name a line. Their own ideas stay outside the challenge."),
    )
    criteria = forms.CharField(
        label=gettext_lazy("What do they look at?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line. “Cost × 2” counts twice; a weight is 1 to 5."),
    )
    assess_by = DayField(label=gettext_lazy("Until when?"))

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = MemberField()
        self.named.people = members_here(community)

    def clean_people(self) -> list[Person]:
        lines = self.cleaned_data["people"].splitlines()
        found = [self.named.clean(line.strip()) for line in lines if line.strip()]
        people = list(dict.fromkeys(person for person in found if person))
        if not 1 <= len(people) <= MOST_ASSESSORS:
            raise forms.ValidationError(
                _("Between one and %(most)d people.") % {"most": MOST_ASSESSORS}
            )
        return people

    def clean_criteria(self) -> list[tuple[str, int]]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["criteria"].splitlines()]
        criteria = [_criterion(line) for line in lines if line]
        names = [name.casefold() for name, _weight in criteria]
        if not 1 <= len(criteria) <= MOST_CRITERIA or len(set(names)) < len(names):
            raise forms.ValidationError(
                _("Between one and %(most)d, each once.") % {"most": MOST_CRITERIA}
            )
        return criteria


class ScoresForm(forms.Form):
    """One to five for each idea by each criterion; empty ones can wait."""

    def __init__(
        self,
        *args: Any,
        ideas: Sequence[Entry],
        criteria: Sequence[Criterion],
        own: dict[tuple[int, int], int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ideas, self.criteria = ideas, criteria
        for idea in ideas:
            for criterion in criteria:
                self.fields[_name(idea, criterion)] = forms.ChoiceField(
                    label=criterion.name,
                    choices=_VALUES,
                    required=False,
                    initial=str(own.get((idea.pk, criterion.pk), "")),
                )

    @property
    def rows(self) -> list[tuple[Entry, list[forms.BoundField]]]:
        return [
            (idea, [self[_name(idea, criterion)] for criterion in self.criteria])
            for idea in self.ideas
        ]

    def values(self) -> dict[tuple[int, int], int]:
        return {
            (idea.pk, criterion.pk): int(value)
            for idea in self.ideas
            for criterion in self.criteria
            if (value := self.cleaned_data[_name(idea, criterion)])
        }


def _name(idea: Entry, criterion: Criterion) -> str:
    return f"idea_{idea.pk}_{criterion.pk}"


def _criterion(line: str) -> tuple[str, int]:
    found = _WEIGHT.fullmatch(line)
    name = (found["name"] if found else line)[:80].strip()
    weight = int((found and found["weight"]) or 1)
    if not name or not LOWEST <= weight <= HIGHEST:
        raise forms.ValidationError(_("A criterion has a name, and a weight from 1 to 5."))
    return name, weight
