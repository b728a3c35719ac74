"""Say that an answer solved the question, and take that back."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.commons.actions import report_outcome, withdraw_outcome
from guildhall.commons.counting import lock_talk
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.communities.models import Community
from guildhall.people.models import Person, UnitPeriod
from guildhall.questions.events import ACCEPTANCE_WITHDRAWN, ANSWER_ACCEPTED
from guildhall.questions.models import Question, State


class NotAnAnswer(ValueError):
    """The reply is not a published answer to this question."""


def accept_answer(answer: Reply, *, by: Person, at: dt.datetime | None = None) -> Question:
    """Say that this answer solved it; with it comes the asker's “worked”.

    Accepting again is harmless; accepting another one takes the first back. If two people accept at
    the same moment, the later choice counts. Raises NotAnAnswer.
    """
    with transaction.atomic():
        lock_talk(answer.entry_id)
        question = Question.objects.select_for_update().get(entry=answer.entry_id)
        answers = Reply.objects.published().filter(entry=question.entry_id, role=Reply.Role.ANSWER)
        if not answers.filter(pk=answer.pk).exists():
            raise NotAnAnswer("This is no longer an answer.")
        if question.accepted_reply_id == answer.pk:
            return question
        if question.accepted_reply_id:
            _take_back(question, by)
        question.accepted_reply, question.accepted_by = answer, by
        question.accepted_at = at or timezone.now()
        question.save(update_fields=["accepted_reply", "accepted_by", "accepted_at"])
        _set_state(question, State.SOLVED, answer)
        units = UnitPeriod.objects.filter(person=by, until=None)
        unit = units.values_list("unit__name", flat=True).first()
        report_outcome(
            answer,
            by=by,
            result=Outcome.Result.WORKED,
            unit_name=unit or "",
            comes_from_acceptance=True,
            at=at,
        )
        tell(
            ANSWER_ACCEPTED,
            entry=question.entry,
            by=by,
            reply=answer,
            toward=answer.author_id,
            at=at,
        )
    return question


def withdraw_acceptance(answer: Reply, *, by: Person) -> Question:
    """Take back that this answer solved it, and the “worked” that came with it."""
    with transaction.atomic():
        lock_talk(answer.entry_id)
        question = Question.objects.select_for_update().get(entry=answer.entry_id)
        if question.accepted_reply_id == answer.pk:
            _take_back(question, by)
            _set_state(question, State.WAITING, answer)
    return question


def _take_back(question: Question, by: Person) -> None:
    accepted = question.accepted_reply
    if accepted is None:
        return
    outcomes = Outcome.objects.filter(reply=accepted, comes_from_acceptance=True, replaced_at=None)
    for outcome in outcomes:
        withdraw_outcome(outcome, by=by)
    question.accepted_reply = question.accepted_by = question.accepted_at = None
    question.save(update_fields=["accepted_reply", "accepted_by", "accepted_at"])
    Reply.objects.filter(pk=accepted.pk).update(version=F("version") + 1)
    tell(
        ACCEPTANCE_WITHDRAWN, entry=question.entry, by=by, reply=accepted, toward=accepted.author_id
    )


def _set_state(question: Question, state: str, answer: Reply) -> None:
    Entry.objects.filter(pk=question.entry_id).update(state=state, version=F("version") + 1)
    Reply.objects.filter(pk=answer.pk).update(version=F("version") + 1)
    Community.objects.filter(entries=question.entry_id).touch()
