from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.mentoring.models.wish import MOST_PLACES


class WishForm(forms.Form):
    what = forms.CharField(
        label=_("I'd like to learn"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "topic_names"}),
        help_text=_("A few words. A topic of the community is found most easily."),
    )
    goal = forms.CharField(
        label=_("My goal is"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What you want to be able to do in a few months. Your mentor reads it."),
    )


class OfferForm(forms.Form):
    what = forms.CharField(
        label=_("I can accompany someone in"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "topic_names"}),
        help_text=_("One thing, or several with commas between them."),
    )
    places = forms.TypedChoiceField(
        label=_("How many people at a time?"),
        choices=[(number, str(number)) for number in range(1, MOST_PLACES + 1)],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
    )
