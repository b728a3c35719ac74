"""What someone looked at first: a few sentences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.skills.models.first_look import LONGEST


class FirstLookForm(forms.Form):
    text = forms.CharField(
        label=_("What did you look at first?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you noticed, heard or checked before you knew the answer."),
    )
