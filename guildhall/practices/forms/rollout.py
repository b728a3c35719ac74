from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import Person, Unit


class RollOutForm(forms.Form):
    """Units to ask, each with its contact: a member of this community who works there."""

    note = forms.CharField(
        label=_("What are you asking for?"),
        max_length=300,
        required=False,
        help_text=_("One sentence for every contact to read."),
    )

    def __init__(self, *args: Any, contacts: dict[Unit, list[Person]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = contacts
        for unit, people in contacts.items():
            self.fields[f"unit_{unit.pk}"] = forms.ChoiceField(
                label=unit.name,
                required=False,
                choices=[("", _("not asked")), *((person.pk, person.name) for person in people)],
            )

    def unit_fields(self) -> Iterator[forms.BoundField]:
        return (self[f"unit_{unit.pk}"] for unit in self.contacts)

    def asks(self) -> list[tuple[Unit, Person]]:
        """The chosen units with their contacts."""
        chosen = []
        for unit, people in self.contacts.items():
            picked = self.cleaned_data.get(f"unit_{unit.pk}")
            chosen += [(unit, person) for person in people if str(person.pk) == picked]
        return chosen


class NotForUsForm(forms.Form):
    reason = forms.CharField(
        label=_("Why isn't it for you?"),
        max_length=200,
        help_text=_("One sentence. It helps others in the same situation."),
    )
