"""Reads for a person's page: what they share with the reader, and what the reader may see."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.skills.queries.evidence import Claim
from guildhall.skills.shown import Showing

MOST = 6
LATELY = dt.timedelta(days=730)


def shared_communities(person: Person, viewer: Person) -> list[Community]:
    """The communities of `person` that `viewer` can find."""
    return list(
        Community.objects.of(person).filter(
            pk__in=Community.objects.findable_by(viewer).values("pk")
        )
    )


def recent_of(person: Person, viewer: Person, limit: int = 8) -> list[Entry]:
    """The latest entries of `person` that `viewer` may see; of a series the newest alone."""
    entries = (
        Entry.objects.visible_to(viewer).published().filter(authorships__person=person).for_list()
    )
    newest = entries.select_related("community", "author").order_by("-created_at", "-pk")
    once: dict[tuple[int, str, str], Entry] = {}
    for entry in newest[: 3 * limit]:
        once.setdefault((entry.community_id, entry.kind, entry.title or str(entry.pk)), entry)
    return list(once.values())[:limit]


def evidence_of(showings: Sequence[Showing], claims: Sequence[Claim]) -> list[Showing]:
    """What helped others in the last two years and is beside nothing that they list."""
    since = timezone.now() - LATELY
    beside = {(one.entry.pk, one.anchor) for claim in claims for one in claim.showings}
    lately = [one for one in showings if one.at > since]
    return [one for one in lately if (one.entry.pk, one.anchor) not in beside][:MOST]
