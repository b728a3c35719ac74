"""Run a session: the clock, its steps, who leads, its end. Each act holds on the server.

Steps name the one that they go on from, so that two people who press at once go on by one.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import edit_entry
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.methods import events
from guildhall.methods.actions.locking import locked
from guildhall.methods.clock import Clock
from guildhall.methods.harvest_text import text_with_harvest
from guildhall.methods.models import Session, SessionState, Table
from guildhall.people.models import Person

A_WHILE = 120  # seconds
CLOCK = ("step", "left", "runs_since", "clock_version")


def begin_session(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """The first step begins, and its time runs. Twice is harmless. Raises SessionRefused."""
    now = at or timezone.now()
    with transaction.atomic():
        if Entry.objects.filter(pk=session.pk, state=SessionState.RUNNING).exists():
            return
        session = locked(session, "begin")
        if not session.tables.exists():
            Table.objects.create(session=session, number=1)
        _set(session, Clock().resumed(now).at_step(0, session.steps, now))
        _move(session.entry, SessionState.RUNNING)
        tell(events.SESSION_BEGUN, entry=session.entry, by=by, at=at)


def pause_session(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """Time rests. Twice is harmless. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "pause")
        _set(session, session.clock.paused(at or timezone.now()))


def resume_session(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """Time runs on. Twice is harmless. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "resume")
        _set(session, session.clock.resumed(at or timezone.now()))


def go_on(session: Session, *, by: Person, seen: int, at: dt.datetime | None = None) -> None:
    """The step after the one that was `seen`, if it is still that one. Raises SessionRefused."""
    _step(session, "next", seen=seen, by_steps=1, at=at)


def go_back(session: Session, *, by: Person, seen: int, at: dt.datetime | None = None) -> None:
    """The step before the one that was `seen`, if it is still that one. Raises SessionRefused."""
    _step(session, "previous", seen=seen, by_steps=-1, at=at)


def give_more_time(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """Two minutes more for this step. Raises SessionRefused."""
    _give(session, "more_time", A_WHILE, at)


def give_less_time(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """Two minutes less for this step. Raises SessionRefused."""
    _give(session, "less_time", -A_WHILE, at)


def lead_session(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """Someone else leads on, as where a phone died. Twice is harmless. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "lead")
        if session.leader_id == by.pk:
            return
        earlier, session.leader = session.leader_id, by
        session.clock_version += 1
        session.save(update_fields=["leader", "clock_version"])
        touch_entry(session.entry)
        tell(events.SESSION_LED, entry=session.entry, by=by, toward=earlier, at=at)


def end_session(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """It was held; its text holds the harvest now. Twice is harmless.

    Raises SessionRefused, NotPosted.
    """
    with transaction.atomic():
        if Entry.objects.filter(pk=session.pk, state=SessionState.ENDED).exists():
            return
        session = locked(session, "end")
        _set(session, session.clock.paused(at or timezone.now()))
        put_into_text(session, by=by)
        _move(session.entry, SessionState.ENDED)
        tell(events.SESSION_ENDED, entry=session.entry, by=by, at=at)


def reopen_session(session: Session, *, by: Person, at: dt.datetime | None = None) -> None:
    """It goes on; the clock rests until someone lets it run. Twice is harmless.

    Raises SessionRefused, NotPosted.
    """
    with transaction.atomic():
        if Entry.objects.filter(pk=session.pk, state=SessionState.RUNNING).exists():
            return
        session = locked(session, "reopen")
        _set(session, session.clock)
        _move(session.entry, SessionState.RUNNING)
        tell(events.SESSION_REOPENED, entry=session.entry, by=by, at=at)


def put_into_text(session: Session, *, by: Person) -> None:
    """What the tables wrote, into the text of the entry; the earlier one is in the history."""
    text = text_with_harvest(session.about, session.tables.all())
    edit_entry(session.entry, by=by, title=session.entry.title, body=text)


def _step(session: Session, verb: str, *, seen: int, by_steps: int, at: dt.datetime | None) -> None:
    with transaction.atomic():
        session = locked(session, verb)
        step = session.step + by_steps
        if session.step == seen and 0 <= step < len(session.steps):
            _set(session, session.clock.at_step(step, session.steps, at or timezone.now()))


def _give(session: Session, verb: str, seconds: int, at: dt.datetime | None) -> None:
    with transaction.atomic():
        session = locked(session, verb)
        _set(session, session.clock.given(seconds, at or timezone.now()))


def _set(session: Session, clock: Clock) -> None:
    session.step, session.left, session.runs_since = clock.step, clock.left, clock.runs_since
    session.clock_version += 1
    session.save(update_fields=CLOCK)


def _move(entry: Entry, state: SessionState) -> None:
    Entry.objects.filter(pk=entry.pk).update(state=state)
    touch_entry(entry)
