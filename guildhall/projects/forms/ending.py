from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.projects.actions import Ending
from guildhall.projects.forms.fields import lines, short_text
from guildhall.projects.models import Judgement


class EndForm(forms.Form):
    """How it went. Stopped early, also what that saved."""

    happened = forms.CharField(label=_("What happened?"), max_length=3000, widget=lines(4))
    lessons = forms.CharField(
        label=_("What did you learn?"),
        max_length=3000,
        required=False,
        widget=lines(3),
        help_text=_("What someone should know who does this next. One tap makes a tip of it."),
    )
    carried_on_by = forms.CharField(
        label=_("Who carries on?"),
        max_length=200,
        required=False,
        widget=short_text(),
        help_text=_("A person, a group, or nobody: all are fine."),
    )
    saved = forms.CharField(
        label=_("What does stopping now save?"),
        max_length=200,
        required=False,
        widget=short_text(),
        help_text=_("For example: three weekends and 400 €."),
    )

    def __init__(self, *args: Any, is_early: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_early:
            del self.fields["carried_on_by"]
            self.fields["happened"].label = _("Why do you stop?")
        else:
            del self.fields["saved"]

    def ending(self) -> Ending:
        return Ending(**self.cleaned_data)


class JudgeForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Did it meet the need?"),
        choices=Judgement.Answer.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In a sentence, if you like"), max_length=300, required=False, widget=lines(2)
    )


class ThankForm(forms.Form):
    words = forms.CharField(label=_("What do you thank them for?"), max_length=400, widget=lines(3))
