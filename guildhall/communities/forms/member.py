"""A field for someone's name."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhall.communities.models import Community, Membership
from guildhall.kit.words import fold
from guildhall.people.models import Person, UnitPeriod

MOST_OFFERED = 100
MOST_CALLED = 5
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
        if not isinstance(value, Person):
            return value
        is_shared = self.people.filter(name__iexact=value.name).exclude(pk=value.pk).exists()
        return f"@{value.username}" if is_shared else value.name

    def clean(self, value: Any) -> Person | None:
        typed = super().clean(value)
        if not typed:
            return None
        called = _called(self.people, typed)
        if not called:
            raise forms.ValidationError(
                _("Nobody here is called %(name)s. Check the spelling.") % {"name": typed}
            )
        if len(called) > 1:
            raise forms.ValidationError(
                _("Several people here are called %(name)s. Please type the username: %(these)s")
                % {"name": typed, "these": ", ".join(_told_apart(called))}
            )
        return called[0]


def _called(people: QuerySet[Person], typed: str) -> list[Person]:
    """At most five: with an @ by username; else by username or name, then by how a name begins."""
    word = typed.removeprefix("@")
    by_username = Q(username_key=fold(word))
    ways = [by_username]
    if word == typed:
        ways = [by_username | Q(name__iexact=word), Q(name__istartswith=word)]
    for way in ways:
        if called := list(people.filter(way).order_by("name", "pk")[:MOST_CALLED]):
            return called
    return []


def members_here(community: Community) -> QuerySet[Person]:
    """Who can be named in a field of this community."""
    members = Membership.objects.current().filter(community=community).values("person")
    return Person.objects.here().people().filter(pk__in=members)


@dataclass(frozen=True, slots=True)
class Offered:
    """A name to suggest while someone types. `label` tells apart people who share one."""

    value: str
    label: str = ""


def names_of(people: QuerySet[Person]) -> list[Offered]:
    """Names to suggest: up to a hundred, by name. One query, and one where people share a name.

    A shared name is suggested as a username, with the name and the unit.
    """
    rows = list(people.order_by("name", "pk").only("name", "username")[:MOST_OFFERED])
    count = Counter(fold(one.name) for one in rows)
    shared = [one for one in rows if count[fold(one.name)] > 1]
    units = _units_of(shared)
    return [
        Offered(f"@{one.username}", " · ".join(filter(None, (one.name, units.get(one.pk)))))
        if count[fold(one.name)] > 1
        else Offered(one.name)
        for one in rows
    ]


def _told_apart(people: list[Person]) -> list[str]:
    units = _units_of(people)
    return [
        f"@{one.username} ({units[one.pk]})" if one.pk in units else f"@{one.username}"
        for one in people
    ]


def _units_of(people: list[Person]) -> dict[int, str]:
    """The name of the unit in which each of them is now."""
    if not people:
        return {}
    periods = UnitPeriod.objects.filter(person__in=[one.pk for one in people], until=None)
    return dict(periods.values_list("person", "unit__name"))
