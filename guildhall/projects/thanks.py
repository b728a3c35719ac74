"""Who took part in a project, and the card that each has got."""

from dataclasses import dataclass

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects.models import ThankYou, Volunteer
from guildhall.projects.policy import Relation, may_read_volunteers
from guildhall.projects.queries.around import around


@dataclass(frozen=True, slots=True)
class ToThank:
    """One of those who took part: what they did, and the words of their card, empty for none."""

    did: list[str]
    words: str
    person: Person | None = None
    volunteer: Volunteer | None = None

    @property
    def name(self) -> str:
        if self.person:
            return self.person.name
        return self.volunteer.name if self.volunteer else ""


def to_thank(entry: Entry, relation: Relation, *, by: Person) -> list[ToThank]:
    """All but who thanks: members by when they came in; without an account for organisers."""
    people = around(entry)
    did: dict[int, list[str]] = {}
    for supply in people.supplies:
        if supply.brought_by_id:
            did.setdefault(supply.brought_by_id, []).append(supply.name)
    for task in people.tasks:
        if task.owner_id:
            did.setdefault(task.owner_id, []).append(task.title)
    named = {one.pk: one for one in (*people.organisers, *people.joined)}
    for shift in people.shifts:
        for place in shift.held.all():
            if place.person:
                named.setdefault(place.person.pk, place.person)
                did.setdefault(place.person.pk, []).append(shift.name)
    for task in people.tasks:
        if task.owner:
            named.setdefault(task.owner.pk, task.owner)
    cards = list(ThankYou.objects.filter(project=entry.project))
    of_person = {one.person_id: one.words for one in cards if one.person_id}
    rows = [
        ToThank(did.get(pk, []), of_person.get(pk, ""), person=person)
        for pk, person in named.items()
        if pk != by.pk
    ]
    if not may_read_volunteers(relation):
        return rows
    of_volunteer = {one.volunteer_id: one.words for one in cards if one.volunteer_id}
    volunteers = entry.project.volunteers.prefetch_related("held__shift")
    return [
        *rows,
        *(
            ToThank(
                [place.shift.name for place in one.held.all()],
                of_volunteer.get(one.pk, ""),
                volunteer=one,
            )
            for one in volunteers
        ),
    ]
