"""List one more thing about yourself: a few words, and what they are."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import Offer


class AddOfferForm(forms.Form):
    text = forms.CharField(
        label=_("In a few words"),
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "list": "known_words",
                "placeholder": _("Welding, reading plans, a trailer …"),
            }
        ),
    )
    kind = forms.ChoiceField(
        label=_("This is something …"),
        choices=[
            (Offer.Kind.ASK_ME, _("people can ask me about")),
            (Offer.Kind.LEARN, _("I'd like to learn")),
            (Offer.Kind.LEND, _("I can lend")),
        ],
        initial=Offer.Kind.ASK_ME,
        widget=forms.RadioSelect,
    )
