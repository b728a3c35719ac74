"""Who is told what happens to sessions: those who are here for one hear that it was held."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhall.methods import events
from guildhall.methods.models import Here
from guildhall.notifications.audiences import FOLLOWERS, NEW_ENTRY, TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import FOLLOWING, PERSONAL, Audience, Rule, Subject
from guildhall.notifications.words import added, title, who


def notice_rules() -> Iterator[Rule]:
    yield Rule(events.RUN_SHEET_ADDED, NEW_ENTRY, added)
    yield Rule(events.SESSION_PREPARED, NEW_ENTRY, _prepared)
    here = Audience(FOLLOWING, _who_was_here)
    yield Rule(events.SESSION_BEGUN, (here, FOLLOWERS), _begun, shows_text=False)
    yield Rule(events.SESSION_LED, (Audience(PERSONAL, TOWARD.people),), _led, shows_text=False)
    yield Rule(events.SESSION_ENDED, (here, FOLLOWERS), _ended, shows_text=False)
    yield Rule(events.SESSION_REOPENED, (here, FOLLOWERS), _reopened, shows_text=False)


def _who_was_here(subject: Subject) -> set[int]:
    if subject.entry is None:
        return set()
    here = Here.objects.filter(session=subject.entry.pk)
    return set(here.values_list("person_id", flat=True))


def _prepared(notice: Notice) -> str:
    return _("%(name)s prepared a session: %(title)s") % _words(notice)


def _begun(notice: Notice) -> str:
    return _("It has begun: %(title)s") % _words(notice)


def _led(notice: Notice) -> str:
    return _("%(name)s leads on: %(title)s") % _words(notice)


def _ended(notice: Notice) -> str:
    return _("Here is what the tables wrote: %(title)s") % _words(notice)


def _reopened(notice: Notice) -> str:
    return _("It goes on: %(title)s") % _words(notice)


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
