"""Reads for a person's page: what they share with the reader, and what the reader may see."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.skills.queries.evidence import Claim
from guildhall.skills.shown import Showing

MOST, MOST_RECENT = 6, 8
LATELY = dt.timedelta(days=730)


def shared_communities(person: Person, viewer: Person) -> list[Community]:
    """The communities of `person` that `viewer` can find."""
    return _shared.rows(person_id=person.pk, viewer_id=viewer.pk, now=timezone.now())


@prepared
def _shared(person_id: int, viewer_id: int, now: dt.datetime) -> QuerySet[Community]:
    found = Community.objects.findable_by(Person(pk=viewer_id), at=now)
    return Community.objects.of(Person(pk=person_id)).filter(pk__in=found.values("pk"))


def recent_of(person: Person, viewer: Person) -> list[Entry]:
    """The latest entries of `person` that `viewer` may see; of a series the newest alone."""
    once: dict[tuple[int, str, str], Entry] = {}
    for entry in _recent.rows(person_id=person.pk, viewer_id=viewer.pk, now=timezone.now()):
        once.setdefault((entry.community_id, entry.kind, entry.title or str(entry.pk)), entry)
    return list(once.values())[:MOST_RECENT]


@prepared
def _recent(person_id: int, viewer_id: int, now: dt.datetime) -> QuerySet[Entry]:
    entries = Entry.objects.visible_to(Person(pk=viewer_id), at=now).published()
    entries = entries.filter(authorships__person=person_id).for_list()
    newest = entries.select_related("community", "author").order_by("-created_at", "-pk")
    return newest[: 3 * MOST_RECENT]


def evidence_of(showings: Sequence[Showing], claims: Sequence[Claim]) -> list[Showing]:
    """What helped others in the last two years and is beside nothing that they list."""
    since = timezone.now() - LATELY
    beside = {(one.entry.pk, one.anchor) for claim in claims for one in claim.showings}
    lately = [one for one in showings if one.at > since]
    return [one for one in lately if (one.entry.pk, one.anchor) not in beside][:MOST]
