from django import forms
from django.utils.translation import gettext_lazy as _

MOST_IN_A_DOUBT = 2000


class DoubtForm(forms.Form):
    body = forms.CharField(
        label=_("What is your doubt?"),
        max_length=MOST_IN_A_DOUBT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A sentence is enough. It appears below the idea, as your reply."),
    )
