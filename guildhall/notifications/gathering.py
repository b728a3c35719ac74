"""From events to notices: who is told, once each, and when the mail goes out.

Runs in a worker, in batches: when a worker is killed, the next one goes on where it ended. An
event may be delivered twice; its hearings are unique, so nobody is told twice.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from guildhall.activity.delivery import keep_place
from guildhall.activity.listeners import Delivery, Event
from guildhall.commons.models import Entry, Reply
from guildhall.commons.queries import members_among, who_sees
from guildhall.communities.models import Community
from guildhall.communities.standing_in import covers_of
from guildhall.kit.prepared import prepared
from guildhall.notifications.carrying import push_notices, write_notice_letters
from guildhall.notifications.levels import is_mailed_at_once, is_told, levels_of
from guildhall.notifications.models import Hearing, Level, Notice
from guildhall.notifications.rules import (
    COVERS,
    REASONS,
    Audience,
    Reason,
    Rule,
    Subject,
    notice_rules,
)
from guildhall.notifications.thank_yous import thank_you_for
from guildhall.people.models import Block, Person

BATCH = 400


def gather(event: Event, delivery: Delivery) -> None:
    """Tell everyone whom the rule of this event names.

    What was recorded long after it happened is not news.
    """
    rule = notice_rules.get(event.verb)
    if rule is None or not event.is_news:
        return
    subject = (rule.subject or subject_of)(event)
    if subject is None:
        return
    place, after = delivery.cursor.get("audience", 0), delivery.cursor.get("after", 0)
    for number, audience in enumerate(rule.audiences):
        if number < place:
            continue
        for ids in _batches(audience, subject, after if number == place else 0):
            with transaction.atomic():
                _tell(rule, audience.reason, subject, ids)
                if audience.reason.passes_on:
                    _tell(rule, COVERS, subject, _who_cover(ids, subject))
                keep_place(delivery, {"audience": number, "after": ids[-1]})


def retract(event: Event, delivery: Delivery) -> None:
    """Take a reply that was removed, and the comments on it, out of the notices they gathered in.

    A notice with nothing left is deleted.
    """
    gone = [
        event.reply_id,
        *Reply.objects.filter(parent=event.reply_id).values_list("pk", flat=True),
    ]
    gathered = Notice.objects.filter(reply__in=gone)
    gathered.filter(count=1).delete()  # most, where many were told: nothing else gathered there
    for notice in gathered:
        left = Hearing.objects.filter(
            notice=notice,
            reply_id__in=Reply.objects.published().filter(entry=notice.entry).values("pk"),
        )
        newest = left.order_by("-at", "-pk").first()
        if newest is None:
            notice.delete()
            continue
        reply = Reply.objects.get(pk=newest.reply_id or 0)
        Notice.objects.filter(pk=notice.pk).update(
            reply=reply, actor=reply.author_id, count=left.count(), last_at=newest.at
        )


def subject_of(event: Event) -> Subject | None:
    """What the event is about, as it is now; None where it is gone."""
    entry = reply = community = None
    if event.reply_id:
        reply = (
            Reply.objects.filter(pk=event.reply_id)
            .select_related("entry__community", "parent")
            .first()
        )
        if reply is None:
            return None
        entry = reply.entry
    elif event.entry_id:
        entry = Entry.objects.filter(pk=event.entry_id).select_related("community").first()
        if entry is None:
            return None
    if entry is not None:
        community = entry.community
    elif event.community_id:
        community = Community.objects.filter(pk=event.community_id).first()
    return Subject(event, community, entry, reply)


def who_may_be_told(
    rule: Rule, reason: Reason, subject: Subject, person_ids: Collection[int]
) -> dict[int, Level]:
    """Which of these people may be told now, with the level of each.

    They are here, belong, can see it, and have not blocked the person who acted.
    """
    event = subject.event
    reached = _reachable_among(person_ids, actor_id=event.actor_id or 0)
    if rule.is_for_members and subject.community:
        reached = members_among(subject.community.pk, reached)
    written = subject.reply or subject.entry
    if written is not None and rule.is_for_members:
        reached = who_sees(written, reached)
    levels = levels_of(
        reached,
        community_id=subject.community.pk if subject.community else None,
        entry_id=subject.entry.pk if subject.entry else None,
        topic_ids=event.topics,
    )
    return {person_id: level for person_id, level in levels.items() if is_told(level, reason)}


def _reachable_among(person_ids: Collection[int], *, actor_id: int) -> set[int]:
    if len(person_ids) == 1:
        [person_id] = person_ids
        rows: Iterable[Person] = _reachable_person.rows(person_id=person_id, actor_id=actor_id)
    else:
        rows = _reachable(person_ids, actor_id)
    return {person.pk for person in rows}


def _reachable(person_ids: Collection[int], actor_id: int) -> QuerySet[Person]:
    """Those who are here and have not blocked the person who acted, or 0."""
    blocks = Block.objects.filter(blocked=actor_id, person__in=person_ids)
    people = Person.objects.here().people().filter(pk__in=person_ids, is_active=True)
    return people.exclude(pk=actor_id).exclude(pk__in=blocks.values("person")).only("pk")


@prepared
def _reachable_person(person_id: int, actor_id: int) -> QuerySet[Person]:
    return _reachable([person_id], actor_id)


def _batches(audience: Audience, subject: Subject, after: int) -> Iterator[list[int]]:
    people = audience.people(subject)
    if isinstance(people, QuerySet):
        while ids := list(
            people.filter(pk__gt=after)
            .order_by("pk")
            .values_list("pk", flat=True)
            .distinct()[:BATCH]
        ):
            yield ids
            after = ids[-1]
    else:
        ids = sorted(person_id for person_id in people if person_id > after)
        for start in range(0, len(ids), BATCH):
            yield ids[start : start + BATCH]


def _tell(rule: Rule, reason: Reason, subject: Subject, person_ids: list[int]) -> None:
    already = Hearing.objects.filter(event_id=subject.event.pk, person__in=person_ids).values_list(
        "person_id", flat=True
    )
    levels = who_may_be_told(rule, reason, subject, set(person_ids) - set(already))
    if not levels:
        return
    notices = _gather_all(rule, reason, subject, set(levels))
    Hearing.objects.bulk_create(
        Hearing(
            event_id=subject.event.pk,
            person_id=person_id,
            notice_id=notice_id,
            reply_id=subject.event.reply_id,
        )
        for person_id, notice_id in notices.items()
    )
    if rule.is_mailed:
        at_once = {
            person_id for person_id, level in levels.items() if is_mailed_at_once(level, reason)
        }
        write_notice_letters(
            rule, subject, {person_id: notices[person_id] for person_id in at_once}
        )
        push_notices({person_id: notices[person_id] for person_id in at_once})


def _who_cover(person_ids: Collection[int], subject: Subject) -> list[int]:
    """Who covers in this community for those of these people who are away."""
    community_id = subject.community.pk if subject.community else None
    covers = covers_of(person_ids, community_id=community_id).values()
    return sorted({cover for cover in covers if cover})


def _gather_all(
    rule: Rule, reason: Reason, subject: Subject, person_ids: set[int]
) -> dict[int, int]:
    """Each person's notice, by person: authors of something old are thanked in one of its own."""
    key, detail = rule.key_of(subject, reason), subject.event.detail
    thank_you = thank_you_for(rule, subject)
    if thank_you is None:
        return gather_notices(rule, reason, subject, person_ids, key, detail)
    authors = person_ids & thank_you.authors
    own = gather_notices(rule, reason, subject, authors, thank_you.key, detail | thank_you.detail)
    return own | gather_notices(rule, reason, subject, person_ids - authors, key, detail)


def gather_notices(
    rule: Rule,
    reason: Reason,
    subject: Subject,
    person_ids: set[int],
    key: str,
    detail: dict[str, Any],
) -> dict[int, int]:
    """Each person's unseen notice of this key, old or new, by person."""
    if not person_ids:
        return {}
    event = subject.event
    open_ = Notice.objects.unseen().filter(key=key, person__in=person_ids)
    open_.update(
        count=F("count") + 1,
        last_at=event.at,
        actor=event.actor_id,
        reply=subject.reply,
        detail=detail,
    )
    notices = dict(open_.values_list("person_id", "pk"))
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id,
                rule=rule.verb,
                key=key,
                reason=reason.code,
                community=subject.community,
                entry=subject.entry,
                reply=subject.reply,
                actor_id=event.actor_id,
                detail=detail,
                first_at=event.at,
                last_at=event.at,
            )
            for person_id in person_ids
            if person_id not in notices
        ],
        ignore_conflicts=True,
    )
    return dict(
        Notice.objects.unseen()
        .filter(key=key, person__in=person_ids)
        .values_list("person_id", "pk")
    )


def reason_of(notice: Notice) -> Reason:
    return REASONS[notice.reason]
