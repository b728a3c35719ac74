from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.decisions.models import MOST_IN_AN_ANSWER_TO_IT


class DeclineForm(forms.Form):
    """Why not, if someone likes to say. Only drawn: what is sent is cut, never refused."""

    words = forms.CharField(
        label=_("Would you like to say why?"),
        max_length=MOST_IN_AN_ANSWER_TO_IT,
        required=False,
        help_text=_("Only stewards read it. You can leave it empty."),
    )
