"""Prepare a session from a method or a run sheet, and change it before it has ended."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.actions import begin_entry, edit_entry
from guildhall.commons.models import Entry, Link
from guildhall.communities.models import Community
from guildhall.methods.actions.locking import SessionRefused, locked
from guildhall.methods.cards import Method
from guildhall.methods.events import SESSION, SESSION_PREPARED
from guildhall.methods.models import Session, SessionState
from guildhall.methods.steps import Step, as_lines, steps_of
from guildhall.people.models import Person


def prepare_session(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str = "",
    steps: Iterable[Step],
    method: Method | None = None,
    sheet: Entry | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """A session that `by` leads; sent twice, there is one. Raises SessionRefused, NotPosted."""
    steps_text = _steps_text(as_lines(steps))

    def make(entry: Entry) -> None:
        Session.objects.create(
            entry=entry,
            about=body,
            steps_text=steps_text,
            leader=by,
            method=method.slug if method else "",
            sheet=sheet,
        )
        if sheet:
            Link.objects.create(
                source=sheet,
                target=entry,
                kind=Link.Kind.GREW_INTO,
                made_by=by,
                excerpt=sheet.heading,
            )

    return begin_entry(
        SESSION,
        community,
        by=by,
        verb=SESSION_PREPARED,
        title=title,
        body=body,
        state=SessionState.PREPARED,
        at=at,
        make=make,
    )


def change_session(session: Session, *, by: Person, title: str, about: str) -> None:
    """Its title and what it is about. Raises SessionRefused, NotPosted."""
    with transaction.atomic():
        session = locked(session, "change_steps")
        edit_entry(session.entry, by=by, title=title, body=about)
        Session.objects.filter(pk=session.pk).update(about=about)


def change_steps(session: Session, *, by: Person, steps_text: str) -> None:
    """Other steps, also while it runs: the clock stays where it is. Raises SessionRefused."""
    with transaction.atomic():
        session = locked(session, "change_steps")
        session.steps_text = _steps_text(steps_text)
        session.step = min(session.step, len(session.steps) - 1)
        session.clock_version += 1
        session.save(update_fields=["steps_text", "step", "clock_version"])
        Entry.objects.filter(pk=session.pk).touch()


def _steps_text(typed: str) -> str:
    """Each step on a line of its own. Raises SessionRefused."""
    steps = steps_of(typed)
    if not steps:
        raise SessionRefused(
            _("Write at least one step: a line that begins with its minutes, like “10 Welcome”.")
        )
    return as_lines(steps)
