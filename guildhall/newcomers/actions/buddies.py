"""A buddy for sixty days, where both want it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.newcomers import events
from guildhall.newcomers.greeters import next_buddy
from guildhall.newcomers.models import BUDDY_FOR, BuddyPair
from guildhall.people.models import Person


def want_buddy(community: Community, *, by: Person) -> BuddyPair:
    """Ask for a buddy: one of the people with the role is asked. Asking twice is harmless."""
    with transaction.atomic():
        pair, is_new = BuddyPair.objects.open().get_or_create(
            community=community,
            newcomer=by,
            ended_at=None,
            defaults={"buddy": next_buddy(community, newcomer=by)},
        )
        if is_new:
            record(events.BUDDY_WANTED, actor_id=by.pk, community_id=community.pk)
            _tell_asked(pair)
    return pair


def agree_to_be_buddy(pair: BuddyPair, *, by: Person, at: dt.datetime | None = None) -> BuddyPair:
    """Yes: from now on the two are a pair. Only the person asked can agree; twice is harmless."""
    moment = at or timezone.now()
    with transaction.atomic():
        pair = BuddyPair.objects.open().select_for_update().get(pk=pair.pk)
        if pair.buddy_id != by.pk or pair.agreed_at:
            return pair
        pair.agreed_at, pair.ends_on = moment, (moment + BUDDY_FOR).date()
        pair.save(update_fields=["agreed_at", "ends_on"])
        record(
            events.BUDDY_AGREED,
            actor_id=by.pk,
            community_id=pair.community_id,
            toward_id=pair.newcomer_id,
            at=at,
        )
    return pair


def decline_to_be_buddy(pair: BuddyPair, *, by: Person) -> BuddyPair:
    """Not now: someone else is asked, without a word about who was asked before."""
    with transaction.atomic():
        pair = (
            BuddyPair.objects.select_for_update(of=("self",))
            .select_related("community", "newcomer")
            .get(pk=pair.pk)
        )
        if pair.buddy_id != by.pk or pair.agreed_at or pair.ended_at:
            return pair
        pair.declined = [*pair.declined, by.pk]
        pair.buddy = next_buddy(pair.community, newcomer=pair.newcomer, but=pair.declined)
        pair.save(update_fields=["declined", "buddy"])
        record(events.BUDDY_DECLINED, actor_id=by.pk, community_id=pair.community_id)
        _tell_asked(pair)
    return pair


def end_pair(pair: BuddyPair, *, by: Person | None) -> None:
    """Either of the two ends it whenever they like, without a reason.

    A wish for a buddy is taken back in the same way.
    """
    with transaction.atomic():
        ended = BuddyPair.objects.open().filter(pk=pair.pk).update(ended_at=timezone.now())
        if ended and pair.agreed_at:
            record(
                events.BUDDY_ENDED,
                actor_id=by.pk if by else None,
                community_id=pair.community_id,
                toward_id=pair.newcomer_id,
                is_automated=by is None,
            )


def end_due_pairs() -> None:
    """After sixty days. Recurring."""
    for pair in BuddyPair.objects.running().filter(ends_on__lt=timezone.now().date()):
        end_pair(pair, by=None)


def _tell_asked(pair: BuddyPair) -> None:
    if pair.buddy_id:
        record(
            events.BUDDY_ASKED,
            actor_id=pair.newcomer_id,
            community_id=pair.community_id,
            toward_id=pair.buddy_id,
            pair=pair.pk,
        )
