"""Whether two people may be proposed to each other now: nobody can tell why they are not."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Q

from guildhall.communities.models import Community, Membership
from guildhall.mentoring.models import MentorOffer, Pair, Proposal
from guildhall.mentoring.models.proposal import REMEMBERED_FOR
from guildhall.people.models import Block, Person

A_WEEK = dt.timedelta(days=7)


def may_be_a_pair(community: Community, mentee: Person, mentor: Person, *, at: dt.datetime) -> bool:
    """Both belong and may write, neither blocks the other, and the mentor has a place. Locks it."""
    ids = [mentee.pk, mentor.pk]
    members = Membership.objects.may_write(at=at).filter(community=community)
    here = Person.objects.here().people().filter(pk__in=members.values("person"))
    if mentee == mentor or here.filter(pk__in=ids).count() < len(ids):
        return False
    if Block.objects.filter(person__in=ids, blocked__in=ids).exists():
        return False
    return places_free(community, mentor) > 0


def places_free(community: Community, mentor: Person) -> int:
    """How many more they can accompany here: of two pairs at once, one waits for the other."""
    offers = MentorOffer.objects.select_for_update().filter(community=community, person=mentor)
    places = sum(offer.places for offer in offers)
    running = Pair.objects.running().filter(community=community, mentor=mentor)
    return places - running.count()


def kept_from(mentee: Person, *, at: dt.datetime) -> set[int]:
    """Who is not proposed to this person: blocks on either side, and whom they had in a year."""
    since = at - REMEMBERED_FOR
    blocks = Block.objects.filter(Q(person=mentee) | Q(blocked=mentee))
    proposed = Proposal.objects.of(mentee).filter(proposed_at__gt=since)
    pairs = Pair.objects.visible_to(mentee).filter(begun_at__gt=since)
    return (
        _sides(blocks.values_list("person", "blocked"))
        | _sides(proposed.values_list("mentee", "mentor"))
        | _sides(pairs.values_list("mentee", "mentor"))
    )


def lately_proposed(*, at: dt.datetime, among: Collection[int] | None = None) -> set[int]:
    """Who was proposed someone within a week, in whichever community, or is still asked.

    As mentee and as mentor alike: nobody has two at a time. `among`: these people, with the others
    of their proposals.
    """
    open_or_new = Q(proposed_at__gt=at - A_WEEK) | Q(made_at=None, fades_at__gt=at)
    proposals = Proposal.objects.filter(open_or_new)
    if among is not None:
        proposals = proposals.filter(Q(mentee__in=among) | Q(mentor__in=among))
    return _sides(proposals.values_list("mentee", "mentor"))


def _sides(rows: Iterable[tuple[int, int]]) -> set[int]:
    return {person_id for row in rows for person_id in row}
