"""Roles, with terms."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.actions.membership import LastSteward, stewards_of
from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.people.actions import note_audit
from guildhall.people.events import ROLE_CHANGED
from guildhall.people.models import Person


def give_role(
    community: Community,
    *,
    person: Person,
    role: str,
    by: Person,
    topic: Topic | None = None,
    term_ends_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> RolePeriod:
    """Give a member a role, here or for one topic. Giving it again changes the end of its term."""
    with transaction.atomic():
        period, is_new = RolePeriod.objects.get_or_create(
            community=community,
            person=person,
            role=role,
            topic=topic,
            until=None,
            defaults={"since": at or timezone.now(), "term_ends_on": term_ends_on},
        )
        if not is_new and period.term_ends_on != term_ends_on:
            period.term_ends_on = term_ends_on
            period.save(update_fields=["term_ends_on"])
        if is_new:
            _record(events.ROLE_TAKEN, period, by, at)
    return period


def end_role(period: RolePeriod, *, by: Person | None) -> None:
    """End a role. Raises LastSteward for the only steward; ending twice is harmless."""
    with transaction.atomic():
        is_main_steward = period.role == RolePeriod.Role.STEWARD and period.topic_id is None
        if is_main_steward and stewards_of(period.community) == {period.person_id}:
            raise LastSteward("A community needs a steward. Give the role to someone else first.")
        if RolePeriod.objects.current().filter(pk=period.pk).update(until=timezone.now()):
            _record(events.ROLE_ENDED, period, by, None)


def _record(verb: str, period: RolePeriod, by: Person | None, at: dt.datetime | None) -> None:
    record(
        verb,
        actor_id=by.pk if by else None,
        community_id=period.community_id,
        toward_id=period.person_id,
        topics=[period.topic_id] if period.topic_id else [],
        at=at,
        is_automated=by is None,
        role=period.role,
    )
    note_audit(
        ROLE_CHANGED,
        by=by,
        person=period.person,
        community_id=period.community_id,
        note=f"{verb} {period.role}",
    )
