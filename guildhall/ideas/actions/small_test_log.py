"""Write into the log of a small test: a line, pictures, files, a figure."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.actions import discard_draft, post_reply
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply, touch_entry
from guildhall.ideas import events
from guildhall.ideas.actions.small_tests import SmallTestRefused, locked, require_running
from guildhall.ideas.models import LARGEST, Figure, SmallTest
from guildhall.ideas.numbers import in_full
from guildhall.people.models import Person

MOST_FIGURES = 500
MOST_IN_A_UNIT = 20


def add_to_log(
    entry: Entry,
    *,
    by: Person,
    text: str = "",
    value: Decimal | None = None,
    on: dt.date | None = None,
    unit: str = "",
    at: dt.datetime | None = None,
) -> Reply:
    """A line of the log is a reply to the test, with its figure. Sent twice, it is there once.

    The first figure of a test whose plan named no unit says its `unit`.
    Raises SmallTestRefused, NotPosted, ParentGone.
    """
    day = on or timezone.localdate(at or timezone.now())
    with transaction.atomic():
        entry, test = locked(entry.pk)
        require_running(entry)
        if value is not None:
            _require_figure(test, value, day)
            _name_unit(test, unit)
        reply = post_reply(
            entry,
            by=by,
            body=_line(test, text, value, day),
            verb=events.SMALL_TEST_LOGGED,
            at=at,
        )
        if value is not None and not Figure.objects.filter(line=reply).exists():
            Figure.objects.create(
                test=test, on=day, value=value, line=reply, by=by, at=at or timezone.now()
            )
            touch_entry(entry)
        discard_draft(person=by, form="log", target=entry.draft_target)
    return reply


def take_back_figure(figure: Figure, *, by: Person) -> None:
    """It is no longer in the chart; what was written with it stays. Twice is harmless.

    Raises SmallTestRefused.
    """
    with transaction.atomic():
        entry, _test = locked(figure.test_id)
        require_running(entry)
        gone, _rows = Figure.objects.filter(pk=figure.pk).delete()
        if gone:
            touch_entry(entry)
            tell(events.FIGURE_TAKEN_BACK, entry=entry, by=by)


def _require_figure(test: SmallTest, value: Decimal, day: dt.date) -> None:
    if not value.is_finite() or abs(value) > LARGEST:
        raise SmallTestRefused(_("This figure is too large. Choose a larger unit."))
    if day > timezone.localdate():
        raise SmallTestRefused(_("A figure can't be of a day that is still to come."))
    if test.figures.count() >= MOST_FIGURES:
        raise SmallTestRefused(
            _("A small test holds %(most)d figures at most.") % {"most": MOST_FIGURES}
        )


def _name_unit(test: SmallTest, unit: str) -> None:
    if unit and not test.unit:
        test.unit = " ".join(unit.split())[:MOST_IN_A_UNIT]
        SmallTest.objects.filter(pk=test.pk).update(unit=test.unit)


def _line(test: SmallTest, text: str, value: Decimal | None, day: dt.date) -> str:
    """The words, and below them the figure: mails, feeds and search have both."""
    if value is None:
        return text
    what = f"{test.looks_at}: " if test.looks_at else ""
    figure = f"{what}**{in_full(value, test.unit)}**, {date_format(day, 'j F Y')}"
    return f"{text.strip()}\n\n{figure}".strip()
