"""One pair, for its two people: notes, and what each of them learned."""

from dataclasses import dataclass

from django.db.models import QuerySet, Subquery

from guildhall.commons.models import Draft
from guildhall.communities.models import Community, Membership
from guildhall.communities.rooms import rooms
from guildhall.mentoring.models import Learned, Note, Pair
from guildhall.mentoring.names import NOTEBOOK
from guildhall.people.models import Person
from guildhall.web.panels import Begin, begins_in

NOTE = "post"  # the draft of a post in Talk, from which a tip can grow; there may be no such room


@dataclass(frozen=True, slots=True)
class LearnedByBoth:
    """What each of the two learned, as far as they said."""

    mine: Learned | None
    theirs: Learned | None

    @property
    def both_wish_it(self) -> bool:
        both = (self.mine, self.theirs)
        return all(one is not None and one.may_grow for one in both)


def pair_at(person: Person, pair_id: int) -> Pair | None:
    """With the draft of the next note, as `noted`; None for everyone but the two. One query."""
    drafts = Draft.objects.filter(
        person=person, form=NOTEBOOK, target=str(pair_id), discarded_at=None
    )
    newest = drafts.order_by("is_apart", "-saved_at").values("fields")[:1]
    rows = Pair.objects.visible_to(person).select_related("mentee", "mentor", "community")
    pair = rows.annotate(draft_of_note=Subquery(newest)).filter(pk=pair_id).first()
    if pair:
        pair.noted = pair.draft_of_note
    return pair


def notes_of(pair: Pair) -> QuerySet[Note]:
    return Note.objects.filter(pair=pair).select_related("author")


def learned_of(pair: Pair, person: Person) -> LearnedByBoth:
    by_person = {one.person_id: one for one in Learned.objects.filter(pair=pair)}
    return LearnedByBoth(by_person.get(person.pk), by_person.get(pair.other_of(person).pk))


def note_place(pair: Pair, person: Person) -> Begin | None:
    """Where what one learned could go on: in a room that is open, where they may still write."""
    community: Community | None = pair.community
    if community is None or community.is_closed:
        return None
    writes = Membership.objects.may_write().filter(community=community, person=person)
    if not writes.exists():
        return None
    here = begins_in([slug for slug in community.open_rooms if slug in rooms])
    return next((begin for begin in here if begin.draft == NOTE), None)
