from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.decisions.forms.days import DayField
from guildhall.decisions.models import MOST_IN_A_PROPOSAL


class ProposalForm(forms.Form):
    proposal = forms.CharField(
        label=_("What do you propose now?"),
        max_length=MOST_IN_A_PROPOSAL,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The change answers the objections. Everyone is asked again."),
    )
    until_on = DayField(label=_("Until when?"))


class ExtendForm(forms.Form):
    until_on = DayField(label=_("Until which day?"))
