"""What people bring to an introduction: the one place that reads it from where people declare it.

Only what they declared themselves: what others can ask them about, what they would like to learn,
their languages, unit and time zone. Nothing that was observed: no ties, absence or activity.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.urls import reverse

from guildhall.kit.zones import zone_named
from guildhall.people.models import Offer, Person, UnitPeriod


@dataclass(frozen=True, slots=True)
class Brought:
    """What one person declared; `helps` and `learns` hold topics by their key, as it is written."""

    person: Person
    unit_id: int | None = None
    unit_name: str = ""
    helps: dict[str, str] = field(default_factory=dict)
    learns: dict[str, str] = field(default_factory=dict)
    speaks: dict[str, str] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return zone_named(self.person.time_zone)

    @property
    def write_path(self) -> str:
        return write_path_of(self.person)


_PLACES = {Offer.Kind.ASK_ME: "helps", Offer.Kind.LEARN: "learns", Offer.Kind.SPEAK: "speaks"}


def brought_by(person_ids: Collection[int]) -> dict[int, Brought]:
    """What each of these people brings, in the order of their ids. Three queries."""
    people = Person.objects.here().filter(pk__in=person_ids).order_by("pk")
    units = {
        period.person_id: period.unit
        for period in UnitPeriod.objects.filter(
            person__in=person_ids, until__isnull=True
        ).select_related("unit")
    }
    brought = {}
    for person in people:
        unit = units.get(person.pk)
        brought[person.pk] = Brought(person, unit.pk if unit else None, unit.name if unit else "")
    for offer in Offer.objects.filter(person__in=person_ids, kind__in=_PLACES):
        if offer.person_id in brought:
            texts = getattr(brought[offer.person_id], _PLACES[Offer.Kind(offer.kind)])
            texts[offer.text_key] = offer.text
    return brought


def write_path_of(person: Person) -> str:
    """Where one writes to them."""
    return reverse("letters:write", args=[person.username])
