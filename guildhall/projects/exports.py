"""What Projects keeps about a person besides entries and replies."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Model

from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.projects.models import (
    Approval,
    Asset,
    BudgetLine,
    Claim,
    Hours,
    Joining,
    Judgement,
    Organiser,
    Place,
    Pledge,
    Project,
    PublicPage,
    Receipt,
    Score,
    StepAnswer,
    StreetSheet,
    Supply,
    Task,
    ThankYou,
    Voice,
)


def exports(person: Person) -> Kept:
    """What they took on, wrote and gave; points, judgements and cards are theirs alone."""
    places = Place.objects.filter(person=person)
    return {
        "projects_organised": _rows(Organiser, "project_id", "since", person=person),
        "projects_joined": _rows(Joining, "project_id", "at", person=person),
        "project_supplies": _rows(Supply, "project_id", "name", "taken_at", brought_by=person),
        "project_supplies_asked_for": _rows(
            Supply, "project_id", "name", "added_at", added_by=person
        ),
        "project_tasks": _rows(Task, "project_id", "title", "due_on", "done_at", owner=person),
        "project_tasks_finished": _rows(Task, "project_id", "title", "done_at", done_by=person),
        "project_shifts": places.values(
            "shift__project_id", "shift__name", "shift__starts_at", "at", "came_at"
        ),
        "checked_in_by": _rows(Place, "shift_id", "came_at", noted_by=person),
        "projects_ended": _rows(
            Project, "entry_id", "happened", "lessons", "saved", "ended_at", ended_by=person
        ),
        "project_voices": _rows(Voice, "project_id", "text", "source", "at", noted_by=person),
        "project_assets": _rows(Asset, "project_id", "text", "of", "at", noted_by=person),
        "project_sheets": _rows(StreetSheet, "project_id", "on", typed_by=person),
        "project_steps": _rows(StepAnswer, "project_id", "number", "text", "at", by=person),
        "project_public_pages": _rows(PublicPage, "project_id", "opened_at", opened_by=person),
        "project_points": OnlyTheirs(
            _rows(Score, "option__name", "criterion__name", "value", person=person)
        ),
        "project_judgements": OnlyTheirs(
            _rows(Judgement, "project_id", "answer", "words", "at", person=person)
        ),
        "project_hours": OnlyTheirs(_hours(person)),
        "project_cards": OnlyTheirs(_rows(ThankYou, "project_id", "words", "at", person=person)),
        "project_cards_written": _rows(ThankYou, "project_id", "words", "at", by=person),
        **_of_money(person),
    }


def _of_money(person: Person) -> Kept:
    """What they spent and gave; receipts and pledges are theirs alone."""
    return {
        "project_budget_lines": _rows(
            BudgetLine, "project_id", "name", "planned", "added_at", added_by=person
        ),
        "project_spendings": _rows(
            Claim, "project_id", "words", "amount", "state", "why_not", "at", claimed_by=person
        ),
        "project_receipts": OnlyTheirs(
            Receipt.objects.filter(claim__claimed_by=person).values(
                "claim_id", name=F("attachment__name"), file=F("attachment__file")
            )
        ),
        "project_approvals": _rows(Approval, "claim_id", "at", by=person),
        "project_pledges": OnlyTheirs(
            _rows(
                Pledge,
                "project_id",
                "what",
                "amount",
                "is_in_kind",
                "is_anonymous",
                "state",
                "at",
                giver=person,
            )
        ),
        "project_pledges_noted": _rows(Pledge, "project_id", "what", "amount", noted_by=person),
    }


def _hours(person: Person) -> Iterable[Mapping[str, Any]]:
    return _rows(Hours, "project_id", "number", "in_sums", "at", person=person)


def _rows(model: type[Model], *names: str, **whose: Person) -> Iterable[Mapping[str, Any]]:
    return model._default_manager.filter(**whose).values(*names)
