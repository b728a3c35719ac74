from django import forms
from django.utils.translation import gettext_lazy as _


class CaseForm(forms.Form):
    context = forms.CharField(
        label=_("Where did it fail?"),
        max_length=160,
        help_text=_("One line: the place, the conditions, what happened. Your name is beside it."),
    )


class FoundForm(forms.Form):
    found = forms.CharField(
        label=_("What did we find?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence: where it holds, where it doesn't, and what changes now."),
    )
