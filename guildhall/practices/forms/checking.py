import re

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles

_NUMBER = re.compile(r"/tips/(\d{1,15})|^#?(\d{1,15})$")


class DoubtForm(WithFiles):
    """A question to the author before a check."""

    body = forms.CharField(
        label=_("What do you want to know first?"), max_length=MAX_BODY, widget=editor_area(4)
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it no longer right?"),
        max_length=300,
        help_text=_("Everyone who uses it will read this."),
    )
    replacement = forms.CharField(
        label=_("What should people use instead?"),
        max_length=300,
        required=False,
        help_text=_("Address or number of another tip or practice, if there is one."),
    )

    def clean_replacement(self) -> int | None:
        """The number in what was pasted: “…/tips/12-…/”, “#12” or “12”."""
        typed = self.cleaned_data["replacement"].strip()
        if not typed:
            return None
        match = _NUMBER.search(typed)
        if not match:
            raise forms.ValidationError(
                _("Enter the address or the number of another tip or practice.")
            )
        return int(match.group(1) or match.group(2))


class LimitForm(forms.Form):
    text = forms.CharField(label=_("Where doesn't it help?"), max_length=300)


class RulesForm(forms.Form):
    checked_by_named = forms.BooleanField(
        label=_("Only checkers can check tips"),
        required=False,
        help_text=_(
            "For work that can hurt someone. Checkers are members with that role, for one topic "
            "or for all."
        ),
    )
    needs_second = forms.BooleanField(label=_("Two checkers for every tip"), required=False)
    look_again_months = forms.IntegerField(
        label=_("Months until the next check"),
        min_value=1,
        max_value=60,
        help_text=_("Then the authors are asked whether it's still true."),
    )
