"""What is kept about a person: nobody but they ever read it; an export by an owner has none."""

from django.db.models import Q, QuerySet

from guildhall.introductions.models import Apart, Introduction, Side, TakingPart
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    mine = Side.objects.filter(person=person, introduction__in=_seen_by())
    return {
        "introductions": OnlyTheirs(
            mine.values(
                "introduction__community__name",
                "introduction__why",
                "introduction__made_at",
                "answer",
                "has_met",
                "told",
                "told_at",
            )
        ),
        "introductions_suggested": OnlyTheirs(
            Introduction.objects.filter(suggested_by=person).values(
                "community__name", "why", "suggested_at"
            )
        ),
        "takes_part_in_introductions": OnlyTheirs(
            TakingPart.objects.filter(person=person).values(
                "community__name",
                "since",
                "skips_next",
                "rests_until",
                "wants_invitations",
                "likes_counterparts",
            )
        ),
        "kept_apart_from": OnlyTheirs(
            Apart.objects.filter(person=person).values("other__name", "at")
        ),
    }


def _seen_by() -> QuerySet[Introduction]:
    """Those that were asked: of one that waits, its people know nothing."""
    return Introduction.objects.filter(Q(asked_at__isnull=False) | Q(made_at__isnull=False))
