"""Who is told what happens to pages: their followers, and who wrote them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhall.library import events
from guildhall.library.care_notices import rules_of_care, who_keeps_it
from guildhall.library.wanted_notices import rules_of_wanted
from guildhall.notifications.audiences import AUTHORS, FOLLOWERS, NEW_ENTRY
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import KEEPS, Audience, Rule
from guildhall.notifications.words import title, who


def notice_rules() -> Iterator[Rule]:
    yield Rule(events.PAGE_ADDED, NEW_ENTRY, _added)
    yield Rule(events.TERM_ADDED, NEW_ENTRY, _added)
    concerned = (Audience(KEEPS, who_keeps_it), AUTHORS, FOLLOWERS)
    yield Rule(events.PAGE_CHANGED, concerned, _changed, shows_text=False, group="page")
    yield Rule(events.FILE_REPLACED, concerned, _replaced, shows_text=False)
    yield Rule(events.PAGE_WITHDRAWN, concerned, _withdrawn, shows_text=False)
    yield Rule(events.PAGE_BROUGHT_BACK, concerned, _brought_back, shows_text=False)
    yield from rules_of_wanted()
    yield from rules_of_care()


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}


def _added(notice: Notice) -> str:
    return _("%(name)s added: “%(title)s”") % _words(notice)


def _changed(notice: Notice) -> str:
    return _("%(name)s edited “%(title)s”") % _words(notice)


def _replaced(notice: Notice) -> str:
    return _("%(name)s put a new version of the file on “%(title)s”") % _words(notice)


def _withdrawn(notice: Notice) -> str:
    return _("%(name)s withdrew “%(title)s”. The reason is at the top of the page.") % _words(
        notice
    )


def _brought_back(notice: Notice) -> str:
    return _("%(name)s brought back “%(title)s”") % _words(notice)
