"""Authors who come with an import: names only, until they are claimed."""

import datetime as dt
import secrets
from collections.abc import Mapping

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from guildhall.people.models import Claim, Person

_ALL_PEOPLE: Mapping[str, str] = {}


def bring_in_people(
    source: str, names: dict[str, str], *, at: dt.datetime, kinds: Mapping[str, str] = _ALL_PEOPLE
) -> dict[str, int]:
    """Make unclaimed people for foreign ids with their display names; returns all ids, old and new.

    `kinds` says by foreign id which are not people, but programs or nobody. It is quiet: no
    notices, no events, no pages.
    """
    known = _known(source, names)
    new = [
        _unclaimed(source, foreign_id, name, at, kinds.get(foreign_id, Person.Kind.PERSON))
        for foreign_id, name in names.items()
        if foreign_id not in known
    ]
    Person.objects.bulk_create(new, batch_size=500)
    return _known(source, names) if new else known


def _known(source: str, names: dict[str, str]) -> dict[str, int]:
    """Ids by foreign id; where a name was claimed, of the person who claimed it."""
    authors = Person.objects.get_queryset().filter(source=source, foreign_id__in=list(names))
    claimed = Claim.objects.filter(imported=OuterRef("pk"), revoked_at=None).values("person")[:1]
    person_id = Coalesce(Subquery(claimed), "pk", output_field=BigIntegerField())
    return dict(authors.values_list("foreign_id", person_id))


def _unclaimed(source: str, foreign_id: str, name: str, at: dt.datetime, kind: str) -> Person:
    username = f"not-here-{secrets.token_hex(10)}"
    return Person(
        username=username,
        username_key=username,
        name=name[:80] or "somebody",
        source=source,
        foreign_id=foreign_id,
        kind=kind,
        claimed_at=None,
        created_at=at,
        is_active=False,
        password="!",  # noqa: S106  # no password fits this
    )
