from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY


class SuggestForm(forms.Form):
    """A page's title and text, to be changed, and why.

    `since` is the mark of the text that it began from.
    """

    since = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=MAX_BODY, required=False, widget=editor_area(14)
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=200,
        help_text=_("In one line, for the people who look after this page."),
    )
