from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.practices.models import Label


class LabelForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("As written on the machine or the door.")
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Label.Kind.choices,
        initial=Label.Kind.PRODUCT,
        widget=forms.RadioSelect,
    )
