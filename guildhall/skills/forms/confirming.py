"""Confirm what someone can do: a sentence, and what earned it."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.skills.queries.evidence import things_to_point_at
from guildhall.web.fields import field_of

_ENTRY = re.compile(r"/c/[^/\s]+/[a-z-]+/(\d{1,18})(?:[-/?#]|$)")


class ConfirmSkillForm(forms.Form):
    sentence = forms.CharField(
        label=_("What did you see them do?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence that someone else can picture."),
    )
    entry_id = forms.TypedChoiceField(
        label=_("Where can people see it?"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    address = forms.CharField(
        label=_("Or the address of another page of this hall"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "/c/…/questions/…"}),
    )

    def __init__(self, *args: Any, person: Person, reader: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.reader = person, reader
        self._things = {one.pk: one for one in things_to_point_at(person, reader)}
        field_of(self, "entry_id", forms.TypedChoiceField).choices = [
            (pk, one.heading) for pk, one in self._things.items()
        ]
        if not self._things:
            del self.fields["entry_id"]

    def clean(self) -> dict[str, Any]:
        """An address that was typed counts; what it leads to is read by both."""
        cleaned = super().clean() or {}
        address = cleaned.get("address", "")
        entry = self._at(address) if address else self._things.get(cleaned.get("entry_id") or 0)
        if entry is None and address:
            self.add_error("address", _("There is no page at this address that you both can read."))
        elif entry is None and not self.errors:
            self.add_error("address", _("Choose what earned it, or paste the address of a page."))
        cleaned["entry"] = entry
        return cleaned

    def _at(self, address: str) -> Entry | None:
        named = _ENTRY.search(address)
        if not named:
            return None
        both = Entry.objects.visible_to(self.reader).published()
        both = both.filter(pk__in=Entry.objects.visible_to(self.person).values("pk"))
        return both.filter(pk=int(named[1])).first()
