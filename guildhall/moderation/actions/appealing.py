"""An appeal to another steward."""

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.moderation import events
from guildhall.moderation.actions.measures import undo_measure
from guildhall.moderation.models import Appeal, Measure
from guildhall.people.models import Person


def appeal(measure: Measure, *, by: Person, text: str) -> Appeal:
    """Ask another steward to decide. Until then, appealing again changes the text."""
    with transaction.atomic():
        made, is_new = Appeal.objects.get_or_create(
            measure=measure, defaults={"by": by, "text": text.strip()[:2000]}
        )
        if is_new:
            record(
                events.APPEAL_MADE,
                actor_id=by.pk,
                community_id=measure.community_id,
                measure=measure.pk,
            )
        elif made.decided_at is None:
            Appeal.objects.filter(pk=made.pk, decided_at=None).update(text=text.strip()[:2000])
    return made


def decide_appeal(made: Appeal, *, by: Person, is_upheld: bool, answer: str) -> None:
    """An upheld appeal undoes the measure. Deciding twice is harmless."""
    with transaction.atomic():
        decided = Appeal.objects.filter(pk=made.pk, decided_at=None).update(
            decided_by=by,
            decided_at=timezone.now(),
            is_upheld=is_upheld,
            answer=answer.strip()[:1000],
        )
        if not decided:
            return
        if is_upheld:
            undo_measure(made.measure, by=by)
        record(
            events.APPEAL_DECIDED,
            actor_id=by.pk,
            community_id=made.measure.community_id,
            toward_id=made.by_id,
            measure=made.measure_id,
            is_upheld=is_upheld,
        )
