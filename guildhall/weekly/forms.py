from collections.abc import Sequence

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.web.fields import field_of
from guildhall.weekly.actions import MOST_PICKS
from guildhall.weekly.queries import Item


class WeeklyLetterForm(forms.Form):
    picks = forms.MultipleChoiceField(
        label=_("Pick up to three"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("One of these is no longer here. Look through the list again.")
        },
    )
    line = forms.CharField(
        label=_("Your line"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What you'd say over breakfast. It comes first, and makes the letter yours."),
    )

    def __init__(self, *args, items: Sequence[Item], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._entries = {str(item.entry.pk): item.entry for item in items}
        field_of(self, "picks", forms.MultipleChoiceField).choices = [
            (str(item.entry.pk), render_to_string("weekly/_offer.html", {"item": item}))
            for item in items
        ]

    def clean_picks(self) -> list[Entry]:
        """In the order in which they are offered."""
        chosen = set(self.cleaned_data["picks"])
        if len(chosen) > MOST_PICKS:
            raise forms.ValidationError(_("Pick at most three: more is not read."))
        return [entry for number, entry in self._entries.items() if number in chosen]

    def clean(self) -> None:
        """Something in it, unless a field has said already what is wrong."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(_("Pick something, or write a line."))
