"""What Questions keeps about a person beside entries and replies."""

from collections.abc import Iterator
from typing import Any

from guildhall.people.belongings import go_along, stay_behind
from guildhall.people.exports import exports
from guildhall.people.models import Person
from guildhall.questions.models import Question, Relay


def register() -> None:
    go_along("questions.Question.accepted_by", "questions.Question.closed_by")
    stay_behind("questions.Relay.asker", "questions.Relay.through")
    exports.add("asked_through_others", _relays)
    exports.add("accepted", _accepted)


def _relays(person: Person) -> Iterator[dict[str, Any]]:
    """Only what the person asked; what others asked through them is the others' secret."""
    yield from Relay.objects.filter(asker=person).values("title", "body", "need", "asked_at", "declined_at")


def _accepted(person: Person) -> Iterator[dict[str, Any]]:
    yield from Question.objects.filter(accepted_by=person).values("entry_id", "accepted_reply_id", "accepted_at")
