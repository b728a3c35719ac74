from django import forms
from django.utils.translation import gettext_lazy as _


class GreetForm(forms.Form):
    text = forms.CharField(
        label=_("Say hello, in your own words"),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mention something you have in common."),
    )
    task = forms.CharField(
        label=_("A first small thing for them to do, if you know one"),
        max_length=200,
        required=False,
        help_text=_(
            "For example: Could you watch the clock on Thursday? Which of these two would you try?"
        ),
    )
