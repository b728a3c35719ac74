"""Entries that seem to say the same: noted by the worker, looked at by stewards."""

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.models import Standing
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.search.meaning import asking
from guildhall.search.meaning.asking import Near
from guildhall.search.models import Document, Twin, Vector

CLOSE_AS_TWINS = 0.7  # where half of what people marked as asked before lies, on three sites
AT_ONCE = 200
MOST_OF_ONE = 3
MOST_SHOWN = 20


def note_twins() -> None:
    """Compare each entry that is new with the others of its kind and community. Recurring.

    One whose vector isn't on this node's shelf yet waits for the next round.
    """
    new = Vector.objects.filter(is_compared=False).select_related("document").order_by("pk")
    for vector in new[:AT_ONCE]:
        document = vector.document
        place = None if document.reply_id else document.community_id
        near = _near(document, place) if place else []
        if near is not None:
            if place:
                _note(document, place, near)
            Vector.objects.filter(pk=vector.pk).update(is_compared=True)


def twins_in(community: Community, *, kind: str) -> QuerySet[Twin]:
    """Pairs of published entries, the closest first, also those that were put away."""
    return (
        Twin.objects.filter(community=community, older__kind=kind)
        .filter(
            older__entry__standing=Standing.PUBLISHED,
            newer__entry__standing=Standing.PUBLISHED,
            older__entry__community=community,
            newer__entry__community=community,
        )
        .select_related("older__entry", "newer__entry")
        .order_by("-closeness", "pk")
    )


def put_away_twin(twin: Twin, *, by: Person) -> Twin:
    """They are not the same, to a steward. Who it was is not kept. Twice is harmless."""
    Twin.objects.filter(pk=twin.pk, put_away_at=None).update(put_away_at=timezone.now())
    return twin


def _near(document: Document, community_id: int) -> Near | None:
    near = asking.near(
        "",
        [community_id],
        kinds=[document.kind],
        document=document.pk,
        within=asking.A_TEXT_TAKES,
    )
    return near if document.pk in dict(near) else None


def _note(document: Document, community_id: int, near: Near) -> None:
    close = [one for one in near if one[0] != document.pk and one[1] >= CLOSE_AS_TWINS]
    there = set(
        Document.objects.filter(
            pk__in=[pk for pk, _closeness in close], community=community_id
        ).values_list("pk", flat=True)
    )
    Twin.objects.bulk_create(
        [
            Twin(
                community_id=community_id,
                older_id=min(pk, document.pk),
                newer_id=max(pk, document.pk),
                closeness=closeness,
            )
            for pk, closeness in close
            if pk in there
        ][:MOST_OF_ONE],
        ignore_conflicts=True,
    )
