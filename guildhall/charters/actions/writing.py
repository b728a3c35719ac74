"""Write a draft: each community has one, which its stewards share."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from guildhall.charters.models import CharterVersion, Objective
from guildhall.communities.models import Community
from guildhall.people.models import Person


class NothingChanged(ValueError):
    """The draft is the same as the version in force or the one proposed."""


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective as it is written; its progress stays with its words."""

    text: str
    owner: Person | None = None
    due_on: dt.date | None = None


def write_charter(
    community: Community,
    *,
    by: Person,
    objectives: Sequence[ObjectiveLine] = (),
    at: dt.datetime | None = None,
    **says: Any,
) -> CharterVersion:
    """Save the community's draft. Asks nobody."""
    with transaction.atomic():
        lock_charter(community)
        draft = CharterVersion.objects.drafts().filter(community=community).first()
        if draft is None:
            draft = CharterVersion(community=community, number=_next_number(community))
        for field, value in says.items():
            setattr(draft, field, value)
        draft.written_by, draft.written_at = by, at or timezone.now()
        draft.save()
        draft.objectives.all().delete()
        Objective.objects.bulk_create(
            Objective(
                version=draft,
                position=position,
                text=line.text,
                owner=line.owner,
                due_on=line.due_on,
            )
            for position, line in enumerate(objectives)
        )
    return draft


def discard_draft(draft: CharterVersion, *, by: Person) -> None:
    """Discard the draft. Nobody was asked about it."""
    CharterVersion.objects.drafts().filter(pk=draft.pk).delete()


def lock_charter(community: Community) -> None:
    """Of two people who change a community's charter at once, one waits."""
    Community.objects.select_for_update().get(pk=community.pk)


def _next_number(community: Community) -> int:
    last = CharterVersion.objects.filter(community=community).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
