"""Forms for sessions and run sheets."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import EntryForm, editor_area
from guildhall.methods.dealing import By
from guildhall.methods.steps import steps_of

MOST_LETTERS = 12_000
NO_STEP = _("Write at least one step: a line that begins with its minutes, like “10 Welcome”.")
HOW_TO_WRITE = _("A step a line, with its minutes first: “10 Welcome, and the question”.")
WAYS = {
    By.LOT: _("By lot"),
    By.MIXED: _("Units mixed"),
    By.TOGETHER: _("Units together"),
}


def steps_field(**more: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Steps"),
        max_length=MOST_LETTERS,
        help_text=HOW_TO_WRITE,
        widget=forms.Textarea(attrs={"rows": 10, "data-draft": True}),
        **more,
    )


class WithSteps(forms.Form):
    """Its field `steps` holds at least one step."""

    def clean_steps(self) -> str:
        typed: str = self.cleaned_data["steps"]
        if not steps_of(typed):
            raise forms.ValidationError(NO_STEP)
        return typed


class RunSheetForm(EntryForm):
    """Its text is what it is for, with the steps among it."""

    body = forms.CharField(
        label=_("What it's for, and the steps"),
        max_length=MOST_LETTERS,
        help_text=HOW_TO_WRITE,
        widget=editor_area(12, _("What it's for …\n\n- 10 min: Welcome\n- 20 min: At the tables")),
    )

    def clean_body(self) -> str:
        typed: str = self.cleaned_data["body"]
        if not steps_of(typed):
            raise forms.ValidationError(NO_STEP)
        return typed


class SessionForm(EntryForm, WithSteps):
    title = forms.CharField(label=_("The question, or what it's about"), max_length=200)
    body = forms.CharField(
        label=_("When and where, and what will happen with the answers"),
        max_length=MOST_LETTERS,
        required=False,
        widget=editor_area(3),
    )
    steps = steps_field()


class ChangeSessionForm(forms.Form):
    title = forms.CharField(label=_("The question, or what it's about"), max_length=200)
    about = forms.CharField(
        label=_("When and where, and what will happen with the answers"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class StepsForm(WithSteps):
    steps = steps_field()


class DealForm(forms.Form):
    """How those who are here are seated."""

    way = forms.ChoiceField(
        label=_("How"), choices=[(one.value, words) for one, words in WAYS.items()]
    )
    size = forms.IntegerField(
        label=_("People at a table, at most"), min_value=2, max_value=500, initial=4
    )


class TableForm(forms.Form):
    name = forms.CharField(label=capfirst(_("topic")), max_length=80, required=False)
