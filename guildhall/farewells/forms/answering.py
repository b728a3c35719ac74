"""Answer one of the four questions, and say who may read it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.farewells.models.farewell import LONGEST
from guildhall.farewells.questions import FarewellQuestion

OWN, GIVEN, TIP = "own", "given", "tip"


class FarewellForm(forms.Form):
    """`number` is the question it was shown with: a form left open answers that one."""

    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    gives = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=[
            (OWN, _("only I, for now")),
            (GIVEN, _("the stewards, and people who take over what I wrote")),
            (TIP, _("the same people, and they may make a tip of it, with my name")),
        ],
        initial=GIVEN,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, question: FarewellQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = question.text
        self.fields["number"].initial = question.number
