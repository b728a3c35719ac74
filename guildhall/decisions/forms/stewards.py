from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.decisions.models import MOST_IN_A_STEWARDS_REASON

_SHORT = {"rows": 2}


class StewardsReasonForm(forms.Form):
    """Why the stewards can't live with it: never without a reason."""

    reason = forms.CharField(
        label=_("Why can't the stewards live with it?"),
        max_length=MOST_IN_A_STEWARDS_REASON,
        widget=forms.Textarea(attrs=_SHORT),
        help_text=_("All members read it. Nothing is decided until it has an answer."),
    )


class StewardsAnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=MOST_IN_A_STEWARDS_REASON,
        widget=forms.Textarea(attrs=_SHORT),
        help_text=_(
            "The stewards read it. Unless one of them has said that they can live with it, they "
            "have seven days to say more."
        ),
    )
