"""Propose two people to each other, where a wish meets an offer. Both are asked at once."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.mentoring.events import ROOM
from guildhall.mentoring.free import kept_from, lately_proposed, may_be_a_pair
from guildhall.mentoring.matching import offers_that_fit
from guildhall.mentoring.models import MentorOffer, Pair, Proposal, Wish
from guildhall.mentoring.models.proposal import FADES_AFTER
from guildhall.mentoring.names import PROPOSED, notice_key
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import PERSONAL


def propose_due(*, among: Community | None = None, at: dt.datetime | None = None) -> None:
    """Who waited longest comes first; one proposal a week at most for everyone. Recurring.

    Wishes, offers and words for them are read once for each community.
    """
    now = at or timezone.now()
    places = Community.objects.filter(pk__in=Wish.objects.values("community"), closed_at=None)
    if among is not None:
        places = places.filter(pk=among.pk)
    busy = lately_proposed(at=now)
    for community in places.order_by("pk"):
        if ROOM in community.open_rooms:
            _propose_in(community, busy, at=now)


def _propose_in(community: Community, busy: set[int], *, at: dt.datetime) -> None:
    """Adds to `busy` who is asked."""
    here = {"community": community}
    learning = Pair.objects.running().filter(**here).values("mentee")
    wishes = Wish.objects.filter(**here).exclude(person__in=busy).exclude(person__in=learning)
    wishes = wishes.select_related("person", "community").order_by("since", "pk")
    offers = MentorOffer.objects.filter(**here).exclude(person__in=busy).select_related("person")
    for wish, fitting in offers_that_fit(community, wishes, offers):
        free = [offer for offer in fitting if offer.person_id not in busy]
        if wish.person_id in busy or not free:
            continue
        proposal = _propose_for(wish, free, at=at)
        if proposal:
            busy |= {proposal.mentee_id, proposal.mentor_id}


def _propose_for(wish: Wish, offers: Iterable[MentorOffer], *, at: dt.datetime) -> Proposal | None:
    """The first of these that is free; of two workers at once, one finds them asked already."""
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=wish.community_id)
        if _learns_already(wish):
            return None
        apart = kept_from(wish.person, at=at) | {wish.person_id}
        for offer in offers:
            two = {wish.person_id, offer.person_id}
            if offer.person_id in apart or two & lately_proposed(at=at, among=two):
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
