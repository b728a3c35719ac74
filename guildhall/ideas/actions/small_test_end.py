"""End a small test with what was learned, on its day or before; and let it go on."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import add_author, discard_draft, edit_entry
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.ideas.actions.small_tests import SmallTestRefused, locked, require_running
from guildhall.ideas.models import SmallTest
from guildhall.ideas.plan import FORTNIGHT, text_of
from guildhall.ideas.small_test_states import TABLE
from guildhall.people.models import Person


def finish_small_test(
    entry: Entry, *, by: Person, result: str, learned: str, at: dt.datetime | None = None
) -> None:
    """Say what was learned. Of two people at once, the second is told.

    The same twice is harmless. Raises SmallTestRefused, NotPosted.
    """
    _end("finish_small_test", entry, by=by, result=result, learned=learned, at=at)


def stop_small_test(
    entry: Entry,
    *,
    by: Person,
    result: str,
    learned: str,
    saved: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Stop before its day, with what was learned and what stopping saved.

    The same twice is harmless. Raises SmallTestRefused, NotPosted.
    """
    _end("stop_small_test", entry, by=by, result=result, learned=learned, saved=saved, at=at)


def reopen_small_test(entry: Entry, *, by: Person) -> None:
    """It is running again, with its log; what was said stays for the next time.

    Twice is harmless. Raises SmallTestRefused.
    """
    _go_on("reopen_small_test", entry, by=by)


def resume_small_test(entry: Entry, *, by: Person) -> None:
    """What was stopped early goes on. Twice is harmless. Raises SmallTestRefused."""
    _go_on("resume_small_test", entry, by=by)


def _end(
    verb: str,
    entry: Entry,
    *,
    by: Person,
    result: str,
    learned: str,
    saved: str = "",
    at: dt.datetime | None,
) -> None:
    row, words = TABLE[verb], {"result": result, "learned": learned.strip(), "saved": saved.strip()}
    with transaction.atomic():
        entry, test = locked(entry.pk)
        if entry.state == row.target and test.ended_by_id == by.pk and _is_same(test, words):
            return
        require_running(entry)
        if result not in SmallTest.Result.values or not words["learned"]:
            raise SmallTestRefused(_("Say in a sentence what you learned."))
        for name, value in words.items():
            setattr(test, name, value)
        test.ended_at, test.ended_by = at or timezone.now(), by
        test.save(update_fields=[*words, "ended_at", "ended_by"])
        entry = edit_entry(entry, by=by, title=entry.title, body=text_of(test))
        for helping in test.helping.select_related("person"):
            add_author(entry, helping.person)
        discard_draft(person=by, form="learned", target=entry.draft_target)
        _move(entry, row.target)
        tell(row.event, entry=entry, by=by, toward=test.owner_id, at=at, result=result)


def _go_on(verb: str, entry: Entry, *, by: Person) -> None:
    row = TABLE[verb]
    with transaction.atomic():
        entry, test = locked(entry.pk)
        if entry.state == row.target:
            return
        if entry.state not in row.sources or not entry.is_published:
            raise SmallTestRefused(_("This small test has changed in the meantime."))
        if not test.is_fresh:
            raise SmallTestRefused(_("It ended too long ago. Begin a new small test instead."))
        test.ended_at = test.ended_by = test.asked_at = test.passed_on_at = None
        test.until_on = max(test.until_on, timezone.localdate() + FORTNIGHT)
        test.save()
        entry = edit_entry(entry, by=by, title=entry.title, body=text_of(test))
        _move(entry, row.target)
        tell(row.event, entry=entry, by=by)


def _is_same(test: SmallTest, words: dict[str, str]) -> bool:
    return all(getattr(test, name) == value for name, value in words.items())


def _move(entry: Entry, state: str | None) -> None:
    if state is None:
        raise TypeError("What ends or goes on comes into a state.")
    entry.state = state
    Entry.objects.filter(pk=entry.pk).update(state=state)
    touch_entry(entry)
