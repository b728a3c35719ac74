from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.health.models import Trying


class JudgementForm(forms.Form):
    judgement = forms.ChoiceField(label=_("What do you think of it?"), choices=Trying.Judgement, widget=forms.RadioSelect)
    note = forms.CharField(label=_("In a line"), max_length=300, required=False)


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("A word from those who look after it"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Is it true? Since when, and for whom? It appears together with what is seen."),
    )  # fmt: skip
