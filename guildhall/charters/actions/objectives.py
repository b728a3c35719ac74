"""Note the progress of an objective."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.charters.events import OBJECTIVE_NOTED
from guildhall.charters.models import Objective
from guildhall.communities.models import touch
from guildhall.people.models import Person


def note_objective(
    objective: Objective, *, by: Person, evidence: str, is_met: bool, at: dt.datetime | None = None
) -> Objective:
    """What shows the progress, and whether the objective is reached. The latest note counts."""
    with transaction.atomic():
        objective.evidence, objective.is_met = evidence.strip(), is_met
        objective.noted_by, objective.noted_at = by, at or timezone.now()
        objective.save(update_fields=["evidence", "is_met", "noted_by", "noted_at"])
        community_id = objective.version.community_id
        touch(community_id)
        record(
            OBJECTIVE_NOTED,
            actor_id=by.pk,
            community_id=community_id,
            at=at,
            objective=objective.pk,
            is_met=is_met,
        )
    return objective
