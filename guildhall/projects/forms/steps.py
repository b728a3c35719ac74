from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.projects.forms.fields import lines, short_text
from guildhall.projects.models import (
    HIGHEST,
    LOWEST,
    QUESTIONS,
    Asset,
    Criterion,
    Option,
    Project,
    StreetQuestion,
    Voice,
)


class StepForm(forms.Form):
    text = forms.CharField(label=_("Our answer"), max_length=1000, required=False, widget=lines(3))
    is_settled = forms.BooleanField(label=_("We're done with this step"), required=False)


class VoiceForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Voice.Kind.choices, initial=Voice.Kind.WORDS)
    text = forms.CharField(label=_("What is said, or the figure"), max_length=300, widget=lines(2))
    source = forms.CharField(
        label=_("Who says so, or where is it from?"),
        max_length=200,
        widget=short_text(),
        help_text=_("“Three parents from number 12”, “the council's count of March”."),
    )


class AssetForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Asset.Kind.choices, initial=Asset.Kind.LOAN)
    text = forms.CharField(label=_("What do we have?"), max_length=160, widget=short_text())
    of = forms.CharField(
        label=_("Whose is it, or who knows?"), max_length=80, required=False, widget=short_text()
    )


class QuestionsForm(forms.Form):
    """At most three questions to the street."""

    def __init__(self, *args: Any, questions: Sequence[StreetQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = {one.number: one.text for one in questions}
        for number in range(1, QUESTIONS + 1):
            self.fields[f"question_{number}"] = forms.CharField(
                label=_("Question %(number)d") % {"number": number},
                max_length=200,
                required=False,
                initial=texts.get(number, ""),
                widget=short_text(),
            )

    @property
    def texts(self) -> list[str]:
        return [self.cleaned_data[f"question_{number}"] for number in range(1, QUESTIONS + 1)]


class OptionsForm(forms.Form):
    options = forms.CharField(
        label=_("What could we do?"),
        max_length=2000,
        required=False,
        widget=lines(4),
        help_text=_("One in each line."),
    )
    criteria = forms.CharField(
        label=_("What matters?"),
        max_length=600,
        required=False,
        widget=lines(3),
        help_text=_(
            "One in each line: how much it helps, what it costs, whether we like doing it."
        ),
    )

    def _lines(self, name: str, longest: int) -> str:
        typed: str = self.cleaned_data[name]
        if any(len(one.strip()) > longest for one in typed.splitlines()):
            raise forms.ValidationError(
                _("One of the lines is too long: %(number)d letters at most.") % {"number": longest}
            )
        return typed

    def clean_options(self) -> str:
        return self._lines("options", 120)

    def clean_criteria(self) -> str:
        return self._lines("criteria", 80)

    @classmethod
    def as_typed(cls, project: Project) -> dict[str, str]:
        return {
            "options": "\n".join(one.name for one in project.options.all()),
            "criteria": "\n".join(one.name for one in project.criteria.all()),
        }


class ScoresForm(forms.Form):
    """0 to 3 for each option and criterion; an empty field gives nothing."""

    def __init__(
        self,
        *args: Any,
        options: Sequence[Option],
        criteria: Sequence[Criterion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pairs = [(one.pk, other.pk) for one in options for other in criteria]
        names = {one.pk: one.name for one in (*options,)}
        matters = {one.pk: one.name for one in criteria}
        choices = [("", "–"), *((number, str(number)) for number in range(LOWEST, HIGHEST + 1))]
        for option_id, criterion_id in self.pairs:
            self.fields[f"score_{option_id}_{criterion_id}"] = forms.TypedChoiceField(
                label=f"{names[option_id]}: {matters[criterion_id]}",
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
            )

    def cell(self, option_id: int, criterion_id: int) -> forms.BoundField:
        return self[f"score_{option_id}_{criterion_id}"]

    @property
    def values(self) -> dict[tuple[int, int], int]:
        given = {pair: self.cleaned_data["score_{}_{}".format(*pair)] for pair in self.pairs}
        return {pair: value for pair, value in given.items() if value is not None}


class ChooseForm(forms.Form):
    option = forms.ModelChoiceField(
        label=_("What do we do?"),
        queryset=Option.objects.none(),
        required=False,
        empty_label=_("Not chosen yet"),
    )
    why = forms.CharField(label=_("Why this one?"), max_length=300, required=False, widget=lines(2))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = project.options.all()  # type: ignore[attr-defined]
