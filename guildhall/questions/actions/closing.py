"""Other ways to end a question: closed with a note, asked before, no answer needed."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.commons.actions import link_entries, unlink_entries
from guildhall.commons.counting import lock_talk
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Link
from guildhall.communities.models import touch
from guildhall.people.models import Person
from guildhall.questions import events
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, State


class NotTheSame(ValueError):
    """The other one is not a published question of this community, or it is this very one."""


def close_question(entry: Entry, *, by: Person, note: str) -> Question:
    """Close with a note that says why. Closing again changes the note."""
    return _end(entry, State.CLOSED, by, events.QUESTION_CLOSED, note=note)


def rest_question(entry: Entry, *, by: Person) -> Question:
    """No answer is needed any more."""
    return _end(entry, State.RESTED, by, events.QUESTION_RESTED)


def mark_same(entry: Entry, *, other: Entry, by: Person) -> Question:
    """Say that this was asked before; its address then leads on to `other`. Raises NotTheSame."""
    with transaction.atomic():
        other = _last_of(other) if other.pk != entry.pk else other
        is_fit = (
            other.pk != entry.pk
            and other.community_id == entry.community_id
            and other.kind == QUESTION
        )
        if not is_fit or not other.is_published:
            raise NotTheSame("Choose another question in this community.")
        question = _end(entry, State.SAME, by, events.QUESTION_MARKED_SAME)
        Question.objects.filter(entry=entry).update(same_as=other)
        link_entries(entry, other, kind=Link.Kind.SAME_AS, by=by)
    question.same_as = other
    return question


def reopen_question(entry: Entry, *, by: Person) -> Question:
    """Back to waiting, or to solved where an answer was accepted."""
    with transaction.atomic():
        lock_talk(entry.pk)
        question = Question.objects.select_for_update().get(entry=entry)
        state = State.SOLVED if question.accepted_reply_id else State.WAITING
        if question.entry.state == state:
            return question
        if question.same_as:
            unlink_entries(entry, question.same_as, kind=Link.Kind.SAME_AS)
        question.same_as = question.closed_at = question.closed_by = None
        question.close_note = ""
        question.save()
        _set_state(entry, state)
        tell(events.QUESTION_REOPENED, entry=entry, by=by)
    return question


def _end(entry: Entry, state: str, by: Person, verb: str, *, note: str = "") -> Question:
    with transaction.atomic():
        lock_talk(entry.pk)
        question = Question.objects.select_for_update().select_related("entry").get(entry=entry)
        is_news = question.entry.state != state
        question.closed_at, question.closed_by = timezone.now(), by
        question.close_note = note.strip()[:300]
        question.save(update_fields=["closed_at", "closed_by", "close_note"])
        _set_state(entry, state)
        if is_news:
            tell(verb, entry=entry, by=by)
    return question


def _last_of(entry: Entry) -> Entry:
    """Follow “same as” to its end, so that no address leads in a circle."""
    seen: set[int] = set()
    while entry.pk not in seen:
        seen.add(entry.pk)
        onward = Question.objects.filter(entry=entry).select_related("same_as").first()
        if onward is None or onward.same_as is None:
            break
        entry = onward.same_as
    return entry


def _set_state(entry: Entry, state: str) -> None:
    Entry.objects.filter(pk=entry.pk).update(state=state, version=F("version") + 1)
    touch(entry.community_id)
