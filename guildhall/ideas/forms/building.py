import re

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.ideas.models import MOST_IN_A_TEAM_NAME, MOST_IN_A_WISH

_NUMBER = re.compile(r"/ideas/(\d{1,15})|^#?(\d{1,15})$")


class WishForm(forms.Form):
    words = forms.CharField(
        label=_("Who is still needed?"),
        max_length=MOST_IN_A_WISH,
        widget=forms.TextInput(attrs={"placeholder": _("someone who can weld")}),
        help_text=_("People who listed it under “Ask me about” are asked, and can pass."),
    )


class TeamForm(forms.Form):
    name = forms.CharField(
        label=_("What is the team called?"),
        max_length=MOST_IN_A_TEAM_NAME,
        widget=forms.TextInput(attrs={"placeholder": _("The rainwater crew")}),
        help_text=_("Those who would help are told. Each decides whether to join."),
    )


class MergeForm(forms.Form):
    other = forms.CharField(label=_("Address or number of the other idea"), max_length=300)

    def clean_other(self) -> int:
        """The number in what was pasted: “…/ideas/12-…/”, “#12” or “12”."""
        number = _NUMBER.search(self.cleaned_data["other"].strip())
        if not number:
            raise forms.ValidationError(_("Paste the other idea's address, or its number."))
        return int(number.group(1) or number.group(2))
