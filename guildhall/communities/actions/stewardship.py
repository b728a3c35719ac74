"""A community always has a steward: one is asked, then all members, then the owners."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.actions.membership import join, leave_community
from guildhall.communities.actions.role import give_role
from guildhall.communities.models import (
    Community,
    Membership,
    RolePeriod,
    StewardOffer,
    StewardSearch,
    touch,
)
from guildhall.people.models import Person

OWNERS_AFTER = dt.timedelta(days=7)


def offer_stewardship(community: Community, *, to: Person, by: Person) -> StewardOffer:
    """Offer a member to look after the community. Offering twice is harmless."""
    with transaction.atomic():
        offer, is_new = StewardOffer.objects.get_or_create(
            community=community, to=to, answered_at=None, defaults={"by": by}
        )
        if is_new:
            record(
                events.STEWARD_OFFERED, actor_id=by.pk, community_id=community.pk, toward_id=to.pk
            )
    return offer


def accept_stewardship(offer: StewardOffer, *, by: Person) -> None:
    """Yes: from now on `by` looks after it too. The steward who offered it may step down now."""
    with transaction.atomic():
        if StewardOffer.objects.filter(pk=offer.pk, to=by, answered_at=None).update(
            answered_at=timezone.now()
        ):
            _becomes_steward(offer.community, by)
            record(
                events.STEWARD_ACCEPTED,
                actor_id=by.pk,
                community_id=offer.community_id,
                toward_id=offer.by_id,
            )


def decline_stewardship(offer: StewardOffer, *, by: Person) -> None:
    """Not me. It can be offered to someone else."""
    with transaction.atomic():
        if StewardOffer.objects.filter(pk=offer.pk, to=by, answered_at=None).update(
            answered_at=timezone.now()
        ):
            record(
                events.STEWARD_DECLINED,
                actor_id=by.pk,
                community_id=offer.community_id,
                toward_id=offer.by_id,
            )


def take_stewardship(community: Community, *, by: Person) -> bool:
    """Take on a community without a steward. Of two at once, one; returns whether it was `by`."""
    with transaction.atomic():
        if (
            not StewardSearch.objects.open()
            .filter(community=community)
            .update(closed_at=timezone.now())
        ):
            return False
        join(community, person=by)
        _becomes_steward(community, by)
    return True


def hand_over_stewardship(community: Community, *, by: Person, to: Person) -> None:
    """`to` becomes steward instead of `by`, who leaves. No welcome: it was theirs all along."""
    with transaction.atomic():
        Membership.objects.get_or_create(community=community, person=to, until=None)
        _becomes_steward(community, to)
        leave_community(community, person=by)


def let_go_of_roles(person: Person) -> None:
    """Someone has left the hall: their roles end, and communities without a steward are asked."""
    with transaction.atomic():
        held = list(RolePeriod.objects.current().filter(person=person).select_related("community"))
        RolePeriod.objects.filter(pk__in=[period.pk for period in held]).update(
            until=timezone.now()
        )
        for community in {
            period.community
            for period in held
            if period.role == RolePeriod.Role.STEWARD and not period.topic_id
        }:
            _ask_members(community)


def tell_owners() -> None:
    """If no member has said yes for a week, the owners of the hall are told. Recurring."""
    late = StewardSearch.objects.open().filter(
        opened_at__lte=timezone.now() - OWNERS_AFTER, owners_told_at=None
    )
    for search in late:
        with transaction.atomic():
            if StewardSearch.objects.filter(pk=search.pk, owners_told_at=None).update(
                owners_told_at=timezone.now()
            ):
                record(
                    events.STEWARD_STILL_WANTED,
                    actor_id=None,
                    community_id=search.community_id,
                    is_automated=True,
                )


def _ask_members(community: Community) -> None:
    stewards = RolePeriod.objects.stewards_of(community)
    if stewards.filter(person__in=Person.objects.here().people()).exists():
        return
    _search, is_new = StewardSearch.objects.open().get_or_create(
        community=community, closed_at=None
    )
    if is_new:
        record(events.STEWARD_WANTED, actor_id=None, community_id=community.pk, is_automated=True)


def _becomes_steward(community: Community, person: Person) -> None:
    give_role(community, person=person, role=RolePeriod.Role.STEWARD, by=person)
    StewardSearch.objects.open().filter(community=community).update(closed_at=timezone.now())
    touch(community.pk)
