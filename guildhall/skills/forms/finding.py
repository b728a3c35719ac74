"""Look for someone by what they bring. What makes no sense is left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.skills.words import BROUGHT, LABELS


class FindSkillForm(forms.Form):
    q = forms.CharField(
        label=_("Who can …?"),
        max_length=80,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("weld, lend a trailer, read plans …")}
        ),
    )
    kind = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("everything")), *((str(kind), LABELS[kind]) for kind in BROUGHT)],
    )

    def wanted(self) -> tuple[str, str]:
        """The words, and the kind or nothing."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("kind", "")
