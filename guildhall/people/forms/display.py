from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.web.display import Look, Scheme, TextSize


class LookForm(forms.Form):
    """Light or dark, and how large the text is: for an account, or for one browser."""

    scheme = forms.ChoiceField(
        label=_("Light or dark"), choices=Scheme.choices, widget=forms.RadioSelect
    )
    text_size = forms.ChoiceField(
        label=_("Text size"), choices=TextSize.choices, widget=forms.RadioSelect
    )

    @classmethod
    def of(cls, look: Look) -> Self:
        """As it is now."""
        return cls(initial={"scheme": look.scheme, "text_size": look.text_size})

    @property
    def look(self) -> Look:
        return Look(self.cleaned_data["scheme"], self.cleaned_data["text_size"])
