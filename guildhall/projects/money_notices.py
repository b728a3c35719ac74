"""Who is told about the money of a project: those who run it, and the person whose it is."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.audiences import TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Audience, Rule
from guildhall.notifications.words import title, who
from guildhall.projects import events


def rules_of_money(organisers: Audience) -> Iterator[Rule]:
    quiet = partial(Rule, shows_text=False, path=_books)
    yield quiet(events.CLAIM_HANDED_IN, (organisers,), _handed_in)
    yield quiet(events.CLAIM_APPROVED, (TOWARD,), _approved)
    yield quiet(events.CLAIM_REFUSED, (TOWARD,), _refused)
    yield quiet(events.PLEDGE_MADE, (organisers,), _pledged)
    yield quiet(events.PLEDGE_THANKED, (TOWARD,), _thanked)


def _books(notice: Notice) -> str:
    if not (notice.community and notice.entry_id):
        return "/"
    return reverse("project_money", args=[notice.community.slug, notice.entry_id])


def _handed_in(notice: Notice) -> str:
    return _("%(name)s handed in what they spent for “%(title)s”") % _words(notice)


def _approved(notice: Notice) -> str:
    return _("What you spent for “%(title)s” is approved") % _words(notice)


def _refused(notice: Notice) -> str:
    return _("%(name)s didn't approve what you spent for “%(title)s”, and wrote why") % _words(
        notice
    )


def _pledged(notice: Notice) -> str:
    """Never who: some want no name."""
    return _("Someone gives something for “%(title)s”") % _words(notice)


def _thanked(notice: Notice) -> str:
    return _("%(name)s thanks you for what you gave for “%(title)s”") % _words(notice)


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
