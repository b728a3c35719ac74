"""The six questions, and the filters of the list. Both are asked in the address."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from guildhall.methods.cards import CONFLICTS, POWERS, PURPOSES, Conflict, Power, Purpose
from guildhall.methods.chooser import Situation

ANY = ("", _("any"))
MOST_PEOPLE = 10_000
MOST_MINUTES = 5 * 24 * 60
OPEN, DECIDED = "open", "decided"


class ChooseForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[(one.value, capfirst(words)) for one, words in PURPOSES.items()],
    )
    decision = forms.ChoiceField(
        label=_("Is the decision still open?"),
        choices=[(OPEN, _("It is open")), (DECIDED, _("It has been made"))],
    )
    people = forms.IntegerField(
        label=_("How many people?"), min_value=2, max_value=MOST_PEOPLE, initial=12
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"), min_value=5, max_value=MOST_MINUTES, initial=90
    )
    conflict = forms.ChoiceField(
        label=_("How much do people disagree?"),
        choices=[(one.value, capfirst(words)) for one, words in CONFLICTS.items()],
        initial=Conflict.SOME.value,
    )
    power = forms.ChoiceField(
        label=_("Who decides in the end?"),
        choices=[(one.value, capfirst(words)) for one, words in POWERS.items()],
        initial=Power.INVOLVE.value,
    )

    @property
    def situation(self) -> Situation:
        given = self.cleaned_data
        return Situation(
            purpose=Purpose(given["purpose"]),
            is_decided=given["decision"] == DECIDED,
            people=given["people"],
            minutes=given["minutes"],
            conflict=Conflict(given["conflict"]),
            power=Power(given["power"]),
        )


class FilterForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("What for"),
        required=False,
        choices=[ANY, *((one.value, capfirst(words)) for one, words in PURPOSES.items())],
    )
    people = forms.IntegerField(
        label=_("People"), required=False, min_value=1, max_value=MOST_PEOPLE
    )
    minutes = forms.IntegerField(
        label=_("Minutes at most"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    power = forms.ChoiceField(
        label=_("Who decides"),
        required=False,
        choices=[ANY, *((one.value, capfirst(words)) for one, words in POWERS.items())],
    )
