"""What stewards can do. Each measure has a reason, is recorded and can be undone."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons import actions as commons
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.communities import actions as communities
from guildhall.communities.models import Community
from guildhall.moderation import events
from guildhall.moderation.actions.flagging import close_case
from guildhall.moderation.models import Care, Case, Measure
from guildhall.people.actions import note_audit
from guildhall.people.events import MEMBER_MODERATED, SETTINGS_CHANGED
from guildhall.people.models import Person

Kind = Measure.Kind


def hide(
    target: Entry | Reply, *, by: Person, reason: str, norm_text: str = "", case: Case | None = None
) -> Measure:
    """Show it to its author and the stewards only. Its author reads why, and can appeal.

    A held text is then not published.
    """
    with transaction.atomic():
        was_held = target.standing == Standing.HELD
        commons.hide(target, by=by)
        measure = _take(
            Kind.SENT_BACK if was_held else Kind.HID,
            _community(target),
            by,
            reason,
            norm_text,
            person=target.author,
            case=case,
            **_place(target),
        )
        for open_case in Case.objects.open().filter(**_exactly(target)):
            close_case(open_case, by=by, answer=reason)
    return measure


def lock(entry: Entry, *, by: Person, reason: str, norm_text: str = "") -> Measure:
    """From now on nobody can reply."""
    with transaction.atomic():
        commons.lock(entry, at=timezone.now())
        return _take(
            Kind.LOCKED, entry.community, by, reason, norm_text, entry=entry, person=entry.author
        )


def slow_down(
    entry: Entry, *, minutes: int, by: Person, reason: str, norm_text: str = ""
) -> Measure:
    """Everyone waits `minutes` between two replies to it."""
    with transaction.atomic():
        commons.slow_down(entry, minutes=minutes)
        return _take(
            Kind.SLOWED,
            entry.community,
            by,
            reason,
            norm_text,
            entry=entry,
            person=entry.author,
            detail={"minutes": minutes},
        )


def move(entry: Entry, *, to: Community, by: Person, reason: str) -> Measure:
    """Move it into another community that `by` stewards as well. Raises NotMovable."""
    with transaction.atomic():
        old, topics = entry.community, list(entry.topics.values_list("pk", flat=True))
        _move(entry, to, by)
        return _take(
            Kind.MOVED,
            old,
            by,
            reason,
            "",
            entry=entry,
            person=entry.author,
            detail={"from": old.pk, "to": to.pk, "topics": topics},
        )


def merge(entry: Entry, *, into: Entry, by: Person, reason: str) -> Measure:
    """Make two entries one. Raises NotMovable."""
    with transaction.atomic():
        moved = commons.merge_entry(entry, into=into, by=by)
        return _take(
            Kind.MERGED,
            entry.community,
            by,
            reason,
            "",
            entry=entry,
            person=entry.author,
            detail={"into": into.pk, "moved": moved},
        )


def split(
    entry: Entry, *, replies: list[Reply], title: str, by: Person, reason: str
) -> tuple[Measure, Entry]:
    """Make one entry two."""
    with transaction.atomic():
        made = commons.split_entry(entry, replies=replies, title=title, by=by)
        first = min(replies, key=lambda reply: (reply.created_at, reply.pk))
        measure = _take(
            Kind.SPLIT,
            entry.community,
            by,
            reason,
            "",
            entry=entry,
            person=first.author,
            detail={"made": made.pk, "first": first.pk},
        )
    return measure, made


def pause(
    person: Person, *, community: Community, days: int, by: Person, reason: str, norm_text: str = ""
) -> Measure:
    """For some days they can only read."""
    until = timezone.now() + dt.timedelta(days=days)
    with transaction.atomic():
        communities.pause_member(community, person=person, until=until)
        note_audit(
            MEMBER_MODERATED,
            by=by,
            person=person,
            community_id=community.pk,
            note=f"paused for {days} days",
        )
        return _take(Kind.PAUSED, community, by, reason, norm_text, person=person, until=until)


def remove(
    person: Person, *, community: Community, by: Person, reason: str, norm_text: str = ""
) -> Measure:
    """End their membership; they cannot rejoin by themselves. Raises LastSteward."""
    with transaction.atomic():
        communities.remove_member(community, person=person)
        note_audit(
            MEMBER_MODERATED, by=by, person=person, community_id=community.pk, note="removed"
        )
        return _take(Kind.REMOVED, community, by, reason, norm_text, person=person)


def undo_measure(measure: Measure, *, by: Person) -> None:
    """Undo it; undoing twice is harmless. Raises NotMovable where too much has changed since."""
    with transaction.atomic():
        taken = Measure.objects.filter(pk=measure.pk, undone_at=None).update(
            undone_at=timezone.now(), undone_by=by
        )
        if taken:
            _undo(measure, by)
            record(
                events.MEASURE_UNDONE,
                actor_id=by.pk,
                community_id=measure.community_id,
                toward_id=measure.person_id,
                measure=measure.pk,
            )


def set_care(community: Community, *, holds_first_links: bool, by: Person) -> Care:
    """Whether newcomers' first posts with links wait for a steward."""
    with transaction.atomic():
        care, is_new = Care.objects.select_for_update().get_or_create(
            community=community, defaults={"holds_first_links": holds_first_links}
        )
        if not is_new and care.holds_first_links == holds_first_links:
            return care
        care.holds_first_links = holds_first_links
        care.save(update_fields=["holds_first_links"])
        note_audit(
            SETTINGS_CHANGED,
            by=by,
            community_id=community.pk,
            note=f"first links held: {holds_first_links}",
        )
        record(events.CARE_CHANGED, actor_id=by.pk, community_id=community.pk)
    return care


def _take(
    kind: str, community: Community, by: Person, reason: str, norm_text: str, **fields: Any
) -> Measure:
    measure = Measure.objects.create(
        kind=kind,
        community=community,
        by=by,
        reason=reason.strip()[:1000],
        norm_text=norm_text[:200],
        **fields,
    )
    record(
        events.MEASURE_TAKEN,
        actor_id=by.pk,
        community_id=community.pk,
        toward_id=measure.person_id,
        measure=measure.pk,
        kind=str(kind),
    )
    return measure


def _undo(measure: Measure, by: Person) -> None:
    detail, entry, person = measure.detail, measure.entry, measure.person
    if measure.kind in (Kind.HID, Kind.SENT_BACK):
        target = measure.reply or entry
        assert target is not None  # a text was hidden
        commons.show_again(target, by=by)
    elif measure.kind == Kind.LOCKED and entry:
        commons.unlock(entry)
    elif measure.kind == Kind.SLOWED and entry:
        commons.slow_down(entry, minutes=0)
    elif measure.kind == Kind.MOVED and entry:
        moved = _move(entry, Community.objects.get(pk=detail["from"]), by)
        commons.set_topics(moved, moved.community.topics.filter(pk__in=detail["topics"]))
    elif measure.kind == Kind.MERGED and entry:
        commons.undo_merge(entry, moved=detail["moved"], by=by)
    elif measure.kind == Kind.SPLIT and entry:
        commons.undo_split(
            Entry.objects.get(pk=detail["made"]), entry=entry, first_id=detail["first"], by=by
        )
    elif measure.kind == Kind.PAUSED and person:
        communities.resume_member(measure.community, person=person)
    elif measure.kind == Kind.REMOVED and person:
        communities.lift_removal(measure.community, person=person)


def _move(entry: Entry, to: Community, by: Person) -> Entry:
    """Move its open cases along: they are no longer a matter of the old place's stewards."""
    moved = commons.move_entry(entry, to=to, by=by)
    Case.objects.open().filter(Q(entry=entry) | Q(reply__entry=entry)).update(community=to)
    return moved


def _community(target: Entry | Reply) -> Community:
    return target.entry.community if isinstance(target, Reply) else target.community


def _place(target: Entry | Reply) -> dict[str, Entry | Reply]:
    return (
        {"reply": target, "entry": target.entry} if isinstance(target, Reply) else {"entry": target}
    )


def _exactly(target: Entry | Reply) -> dict[str, Entry | Reply | None]:
    return {"reply": target} if isinstance(target, Reply) else {"entry": target, "reply": None}
