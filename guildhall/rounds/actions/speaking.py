"""Agree, abstain, object, answer: what people say while a round is open."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round, Voice


class RoundIsOver(ValueError):
    """The round ended, or its time for objections was over, before this arrived."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice, whether it says something new, and whether an objection of theirs was withdrawn."""

    voice: Voice
    is_new: bool
    withdrew: bool


def agree(asked: Round, *, by: Person, at: dt.datetime | None = None) -> Spoken:
    """Say that it is fine; the person's own objection is withdrawn. Twice is harmless.

    It counts until the round ends, even late: it can only help. Raises RoundIsOver.
    """
    return _speak(asked, by=by, says=Voice.Says.AGREES, at=at)


def abstain(asked: Round, *, by: Person, at: dt.datetime | None = None) -> Spoken:
    """Leave it to the others: neither for nor against. The same as `agree` else."""
    return _speak(asked, by=by, says=Voice.Says.ABSTAINS, at=at)


def take_back_voice(asked: Round, *, by: Person) -> None:
    """Take back a yes or an abstention, while the round is open."""
    with transaction.atomic():
        if Round.objects.open().filter(pk=asked.pk).exists():
            Voice.objects.filter(round=asked, person=by).delete()


def object_to(
    asked: Round, *, by: Person, reason: str, at: dt.datetime | None = None
) -> tuple[Objection, bool]:
    """Object, with a reason, and whether that is new: objecting again rewords it.

    Raises RoundIsOver.
    """
    with transaction.atomic():
        if not _locked(asked).is_asking(at):
            raise RoundIsOver("The time for objections is over.")
        Voice.objects.filter(round=asked, person=by).delete()
        return Objection.objects.update_or_create(
            round=asked,
            person=by,
            answered_at=None,
            withdrawn_at=None,
            defaults={"reason": reason.strip(), "at": at or timezone.now()},
        )


def withdraw_objection(objection: Objection) -> bool:
    """Whether it was still waiting."""
    waiting = Objection.objects.waiting().filter(pk=objection.pk)
    return waiting.update(withdrawn_at=timezone.now()) > 0


def answer_objection(objection: Objection, *, by: Person, answer: str) -> bool:
    """Answer in words, once; whether it was still waiting. A change answers by itself."""
    waiting = Objection.objects.waiting().filter(pk=objection.pk)
    return waiting.update(answer=answer.strip(), answered_by=by, answered_at=timezone.now()) > 0


def _speak(asked: Round, *, by: Person, says: Voice.Says, at: dt.datetime | None) -> Spoken:
    now = at or timezone.now()
    with transaction.atomic():
        _locked(asked)
        own = Objection.objects.waiting().filter(round=asked, person=by)
        withdrew = own.update(withdrawn_at=timezone.now()) > 0
        voice, is_new = Voice.objects.get_or_create(
            round=asked, person=by, defaults={"says": says, "at": now}
        )
        if voice.says != says:
            voice.says, voice.at, is_new = says, now, True
            voice.save(update_fields=["says", "at"])
    return Spoken(voice, is_new, withdrew)


def _locked(asked: Round) -> Round:
    still_open = Round.objects.open().select_for_update().filter(pk=asked.pk).first()
    if still_open is None:
        raise RoundIsOver("This proposal is closed.")
    return still_open
