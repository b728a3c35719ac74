"""Notices without an event: what is between people is in no log, and they are told all the same."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import unrecorded
from guildhall.communities.models import Community
from guildhall.notifications.carrying import push_notices, write_notice_letters
from guildhall.notifications.gathering import gather_notices, who_may_be_told
from guildhall.notifications.levels import is_mailed_at_once
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Reason, Subject, notice_rules
from guildhall.people.models import Person


def tell_directly(
    verb: str,
    person_ids: Collection[int],
    *,
    reason: Reason,
    key: str,
    by: Person | None,
    at: dt.datetime,
    community: Community | None = None,
    **detail: int | str,
) -> None:
    """Tell these people now, in the transaction of the act; not those who blocked `by`.

    Where nobody is to be named, `by` is None: it is the hall that tells them. With a community only
    its members are told.

    What happens under the same `key` gathers in one notice while that is unseen.
    """
    rule = notice_rules[verb]
    actor_id = by.pk if by else None
    event = unrecorded(verb, actor_id=actor_id, detail=detail, at=at)
    subject = Subject(event, community, None, None)
    with transaction.atomic():
        levels = who_may_be_told(rule, reason, subject, set(person_ids))
        notices = gather_notices(rule, reason, subject, set(levels), key, detail)
        if not rule.is_mailed:
            return
        at_once = {
            person_id: notices[person_id]
            for person_id, level in levels.items()
            if is_mailed_at_once(level, reason)
        }
        write_notice_letters(rule, subject, at_once)
        push_notices(at_once)


def see_directly(key: str, *, by: Person) -> int:
    """What these notices tell of has been read. Returns how many were unseen."""
    notices = Notice.objects.unseen().filter(person=by, key=key)
    return notices.update(seen_at=timezone.now())
