"""Reports, and the cases that they and held texts open."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.actions import publish_held
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Norm
from guildhall.moderation import events
from guildhall.moderation.models import Case, Flag
from guildhall.people.models import Person


def flag(target: Entry | Reply, *, by: Person, norm: Norm | None, why: str) -> Flag:
    """Report that a text breaks a norm.

    Reports of one text gather in one case; reporting again changes one's report.
    """
    with transaction.atomic():
        entry = target.entry if isinstance(target, Reply) else target
        case, _is_new = Case.objects.get_or_create(
            **_of(target),
            decided_at=None,
            defaults={"community": entry.community, "kind": Case.Kind.FLAGGED},
        )
        report, is_news = Flag.objects.update_or_create(
            case=case,
            by=by,
            defaults={
                "norm": norm,
                "norm_text": norm.text if norm else "",
                "why": why.strip()[:1000],
            },
        )
        if is_news:
            record(events.FLAG_RAISED, actor_id=by.pk, community_id=case.community_id, case=case.pk)
    return report


def open_held_case(target: Entry | Reply, *, verb: str, detail: dict[str, Any]) -> Case:
    """A text was held back: keep it for stewards, with the event to record once it is published."""
    entry = target.entry if isinstance(target, Reply) else target
    case, _is_new = Case.objects.get_or_create(
        **_of(target),
        decided_at=None,
        defaults={
            "community_id": entry.community_id,
            "kind": Case.Kind.HELD,
            "verb": verb,
            "detail": detail,
        },
    )
    return case


def claim_case(case: Case, *, by: Person) -> None:
    """Show that a steward is handling it. Claiming a claimed case takes it over."""
    Case.objects.open().filter(pk=case.pk).update(claimed_by=by, claimed_at=timezone.now())


def publish_case(case: Case, *, by: Person) -> None:
    """The held text is fine: publish it."""
    with transaction.atomic():
        if _decide(case, by, ""):
            publish_held(case.target, verb=case.verb, detail=case.detail)


def close_case(case: Case, *, by: Person, answer: str) -> None:
    """Do nothing about it; the people who reported it are told."""
    with transaction.atomic():
        _decide(case, by, answer)


def _decide(case: Case, by: Person, answer: str) -> bool:
    decided = (
        Case.objects.open()
        .filter(pk=case.pk)
        .update(decided_by=by, decided_at=timezone.now(), answer=answer.strip()[:500])
    )
    if decided:
        record(events.CASE_DECIDED, actor_id=by.pk, community_id=case.community_id, case=case.pk)
    return bool(decided)


def _of(target: Entry | Reply) -> dict[str, Entry | Reply | None]:
    return (
        {"reply": target, "entry": None}
        if isinstance(target, Reply)
        else {"entry": target, "reply": None}
    )
