"""What rounds tell the house: what counts where two accounts are one person."""

from operator import attrgetter

from django.utils import timezone

from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round, Voice

_Spoken = Voice | Objection


def on_merge(account: Person, into: Person) -> None:
    """In rounds that are open one person says one thing: of what both said, the latest."""
    for asked in Round.objects.filter(ended_at=None, pk__in=_spoken_in(account)):
        answers = _answers_of(asked, account, into)
        for earlier in answers[:-1]:
            _undo(earlier)


def _spoken_in(person: Person) -> set[int]:
    voices = Voice.objects.filter(person=person, round__ended_at=None)
    waiting = Objection.objects.waiting().filter(person=person, round__ended_at=None)
    return {*voices.values_list("round", flat=True), *waiting.values_list("round", flat=True)}


def _answers_of(asked: Round, account: Person, into: Person) -> list[_Spoken]:
    """The latest last."""
    both = (account, into)
    voices = Voice.objects.filter(round=asked, person__in=both)
    waiting = Objection.objects.waiting().filter(round=asked, person__in=both)
    return sorted([*voices, *waiting], key=attrgetter("at"))


def _undo(spoken: _Spoken) -> None:
    """A voice goes; an objection stays readable as one that was withdrawn."""
    if isinstance(spoken, Voice):
        spoken.delete()
    else:
        Objection.objects.filter(pk=spoken.pk).update(withdrawn_at=timezone.now())
