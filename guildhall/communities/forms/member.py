"""A field for someone's name."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.communities.models import Community, Membership
from guildhall.kit.words import fold
from guildhall.people.models import Person

MOST_OFFERED = 100
NAMES = "member-names"


class MemberField(forms.CharField):
    """Someone's name or username, typed or chosen from `names_of`: gives the person.

    The beginning of a name will do where only one of the `people` is called so. The form says
    among whom before it is bound to what was sent.
    """

    people: QuerySet[Person]

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
        called = _called(self.people, typed.removeprefix("@"))
        if not called:
            raise forms.ValidationError(
                _("Nobody here is called %(name)s. Check the spelling.") % {"name": typed}
            )
        if len(called) > 1:
            raise forms.ValidationError(
                _("Several people here are called %(name)s. Please type the username.")
                % {"name": typed}
            )
        return called[0]


def _called(people: QuerySet[Person], word: str) -> list[Person]:
    """At most two, by the first of these that fits anyone: username, name, how it begins."""
    for way in ({"username_key": fold(word)}, {"name__iexact": word}, {"name__istartswith": word}):
        if called := list(people.filter(**way)[:2]):
            return called
    return []


def members_here(community: Community) -> QuerySet[Person]:
    """Who can be named in a field of this community."""
    members = Membership.objects.current().filter(community=community).values("person")
    return Person.objects.here().people().filter(pk__in=members)


def names_of(people: QuerySet[Person]) -> list[str]:
    """Names to suggest while someone types: up to a hundred, by name. One query."""
    return list(people.order_by("name").values_list("name", flat=True)[:MOST_OFFERED])
