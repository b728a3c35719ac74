"""What people type to withdraw a page, and to say who edits pages."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.library import queries

_NUMBER = re.compile(r"/library/(\d{1,15})|^#?(\d{1,15})$")


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why should nobody rely on it any more?"),
        max_length=300,
        help_text=_("It appears at the top of the page, and its followers read it."),
    )
    replacement = forms.CharField(
        label=_("What should people read instead?"),
        max_length=300,
        required=False,
        help_text=_("Address or exact title of another page, if there is one."),
    )

    def __init__(self, *args: Any, seat: Seat, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat, self.entry = seat, entry

    def clean_replacement(self) -> Entry | None:
        """The page with the title, or with the number in the address that was pasted."""
        typed = " ".join(self.cleaned_data["replacement"].split())
        if not typed:
            return None
        match = _NUMBER.search(typed)
        number = int(match[1] or match[2]) if match else queries.page_titled(self.seat, typed)
        found = queries.page_at(self.seat, number) if number else None
        if found is None or not found.is_published or found.page.is_withdrawn:
            raise forms.ValidationError(_("No page here has this title or address."))
        if found.pk == self.entry.pk:
            raise forms.ValidationError(_("That's this page itself."))
        return found


class RulesForm(forms.Form):
    only_authors_edit = forms.BooleanField(
        label=_("Only authors and stewards edit pages"),
        required=False,
        help_text=_("Without this, every member can. Each version is kept and can be restored."),
    )
