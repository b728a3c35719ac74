"""A field for the name of a member."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from guildhall.communities.models import Community, Membership
from guildhall.kit.words import fold
from guildhall.people.models import Person

MOST_OFFERED = 100
NAMES = "member-names"


class MemberField(forms.CharField):
    """A member's name or username, typed or chosen from `member_names`: gives the person.

    The form sets `community` before it is bound to what was sent.
    """

    community: Community

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=80,
            widget=forms.TextInput(attrs={"list": NAMES, "autocomplete": "off"}),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Person) else value

    def clean(self, value: Any) -> Person | None:
        typed = super().clean(value)
        if not typed:
            return None
        people = Person.objects.here().filter(
            pk__in=Membership.objects.current().filter(community=self.community).values("person")
        )
        word = typed.removeprefix("@")
        by_username = people.filter(username_key=fold(word)).first()
        namesakes = [by_username] if by_username else list(people.filter(name__iexact=word)[:2])
        if not namesakes:
            raise forms.ValidationError(
                _("Nobody here is called %(name)s. Check the spelling.") % {"name": typed}
            )
        if len(namesakes) > 1:
            raise forms.ValidationError(
                _("Several people here are called %(name)s. Please type the username.")
                % {"name": typed}
            )
        return namesakes[0]


def member_names(community: Community) -> list[str]:
    """Names to suggest while someone types: up to a hundred, by name. One query."""
    members = Membership.objects.current().filter(community=community).values("person")
    people = Person.objects.here().people().filter(pk__in=members)
    return list(people.order_by("name").values_list("name", flat=True)[:MOST_OFFERED])
