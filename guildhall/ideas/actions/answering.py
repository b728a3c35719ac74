"""What happens with an idea: looked at, tried, taken up, not now, opened again."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.communities.models import touch
from guildhall.ideas.actions.adding import promised_day
from guildhall.ideas.models import ANSWERS, MOST_IN_A_REASON, Answer, Idea
from guildhall.ideas.transitions import LOOK_AT, REOPEN, SET_ASIDE, TABLE, TAKE_UP, TRY
from guildhall.people.models import Person


class NotAnswered(ValueError):
    """The idea can't come into that state now; the sentence says why."""


def look_at_idea(
    entry: Entry, *, by: Person, reason: str = "", at: dt.datetime | None = None
) -> Entry:
    """Someone looks at it; the day of the answer stays. Raises NotAnswered."""
    return _move(LOOK_AT, entry, by=by, reason=reason, at=at)


def try_idea(entry: Entry, *, by: Person, reason: str = "", at: dt.datetime | None = None) -> Entry:
    """It is being tried: also what a small test says that begins. Raises NotAnswered."""
    return _move(TRY, entry, by=by, reason=reason, at=at)


def take_up_idea(entry: Entry, *, by: Person, reason: str, at: dt.datetime | None = None) -> Entry:
    """It is how we do it from now on, and why. Raises NotAnswered."""
    return _move(TAKE_UP, entry, by=by, reason=reason, at=at)


def set_idea_aside(
    entry: Entry, *, by: Person, reason: str, at: dt.datetime | None = None
) -> Entry:
    """Not now, and why. Raises NotAnswered."""
    return _move(SET_ASIDE, entry, by=by, reason=reason, at=at)


def reopen_idea(
    entry: Entry, *, by: Person, reason: str = "", at: dt.datetime | None = None
) -> Entry:
    """It is new again; if it had its answer, another one is promised. Raises NotAnswered."""
    with transaction.atomic():
        had_its_answer = locked(entry).state in ANSWERS
        entry = _move(REOPEN, entry, by=by, reason=reason, at=at)
        if had_its_answer:
            day = promised_day(entry.community, at)
            Idea.objects.filter(pk=entry.pk).update(answer_by=day, late_told_at=None)
    return entry


def _move(verb: str, entry: Entry, *, by: Person, reason: str, at: dt.datetime | None) -> Entry:
    """As the table says; where it is in that state already, nothing happens."""
    transition = TABLE[verb]
    why = " ".join(reason.split())[:MOST_IN_A_REASON]
    with transaction.atomic():
        entry = locked(entry)
        if entry.state == transition.target:
            return entry
        if not entry.is_published or entry.state not in transition.sources:
            raise NotAnswered(_("The idea has changed in the meantime. Look at it again."))
        if transition.needs_reason and not why:
            raise NotAnswered(_("Say in a sentence why: its author will read it."))
        answer = Answer.objects.create(
            idea_id=entry.pk, state=transition.target, reason=why, by=by, at=at or timezone.now()
        )
        entry.state = transition.target
        Entry.objects.filter(pk=entry.pk).update(state=entry.state, version=F("version") + 1)
        Idea.objects.filter(pk=entry.pk, own_state__isnull=False).update(own_state=None)
        touch(entry.community_id)
        tell(transition.event, entry=entry, by=by, toward=entry.author_id, at=at, answer=answer.pk)
    return entry


def locked(entry: Entry) -> Entry:
    """As it is now, until the transaction ends."""
    rows = Entry.objects.select_for_update(of=("self",)).select_related("community", "author")
    return rows.get(pk=entry.pk)
