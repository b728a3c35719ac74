"""Propose two people to each other, where a wish meets an offer. Both are asked at once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.mentoring.events import ROOM
from guildhall.mentoring.free import kept_from, lately_proposed, may_be_a_pair
from guildhall.mentoring.matching import best_first
from guildhall.mentoring.models import MentorOffer, Pair, Proposal, Wish
from guildhall.mentoring.models.proposal import FADES_AFTER
from guildhall.mentoring.names import PROPOSED, notice_key
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import PERSONAL


def propose_due(*, among: Community | None = None, at: dt.datetime | None = None) -> None:
    """Whoever waited longest comes first; one proposal a week at most for everyone. Recurring."""
    now = at or timezone.now()
    waiting = Wish.objects.filter(community__closed_at=None).order_by("community", "since", "pk")
    if among is not None:
        waiting = waiting.filter(community=among)
    busy = lately_proposed(at=now)
    for wish in waiting.select_related("community", "person"):
        if wish.person_id in busy or ROOM not in wish.community.open_rooms:
            continue
        proposal = _propose_for(wish, busy, at=now)
        if proposal:
            busy |= {proposal.mentee_id, proposal.mentor_id}


def _propose_for(wish: Wish, busy: set[int], *, at: dt.datetime) -> Proposal | None:
    """The closest offer that is free; of two workers at once, one finds them asked already."""
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=wish.community_id)
        if _learns_already(wish):
            return None
        offers = MentorOffer.objects.filter(community=wish.community).exclude(
            person__in=busy | kept_from(wish.person, at=at) | {wish.person_id}
        )
        for offer in best_first(wish, offers.select_related("person")):
            two = {wish.person_id, offer.person_id}
            if two & lately_proposed(at=at, among=two):
                continue
            if may_be_a_pair(wish.community, wish.person, offer.person, at=at):
                return _propose(wish, offer, at=at)
    return None


def _propose(wish: Wish, offer: MentorOffer, *, at: dt.datetime) -> Proposal:
    proposal = Proposal.objects.create(
        community=wish.community,
        mentee=wish.person,
        mentor=offer.person,
        what=wish.what,
        goal=wish.goal,
        offered=offer.what,
        proposed_at=at,
        fades_at=at + FADES_AFTER,
    )
    for person, other in ((wish.person, offer.person), (offer.person, wish.person)):
        tell_directly(
            PROPOSED,
            [person.pk],
            reason=PERSONAL,
            key=notice_key(PROPOSED, proposal.pk),
            by=other,
            at=at,
            proposal=proposal.pk,
            slug=wish.community.slug,
        )
    return proposal


def _learns_already(wish: Wish) -> bool:
    """One at a time, in each community."""
    pairs = Pair.objects.running().filter(community=wish.community, mentee=wish.person)
    return pairs.exists()
