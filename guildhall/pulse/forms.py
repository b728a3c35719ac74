"""Up to six questions; each can be skipped."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.pulse.models import Wave
from guildhall.pulse.questions import QUESTIONS, Question

LEFT_OUT = ""


class PulseForm(forms.Form):
    """One row of choices for each question; `values` once it is valid."""

    def __init__(self, *args: Any, wave: Wave, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in wave.questions:
            self.fields[name] = _field(QUESTIONS[name])

    @property
    def values(self) -> Mapping[str, int | None]:
        return {
            name: int(value) if value != LEFT_OUT else None
            for name, value in self.cleaned_data.items()
        }


class ScaleField(forms.ChoiceField):
    question: Question  # the template names both ends of a scale


def _field(question: Question) -> ScaleField:
    choices = [(value, question.label(value)) for value in question.values]
    field = ScaleField(
        label=question.text,
        choices=[*choices, (LEFT_OUT, _("no answer"))],
        widget=forms.RadioSelect,
        required=False,
        initial=LEFT_OUT,
    )
    field.question = question
    return field
