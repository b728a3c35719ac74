"""What Ideas adds to a digest: a challenge whose last day is near, and what small tests showed."""

import datetime as dt

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.ideas.events import ROOM, SMALL_TEST
from guildhall.ideas.models import Challenge, ChallengeState, TestState
from guildhall.notifications.digest import Reader, Row, Section

MOST = 3
SOON = dt.timedelta(days=7)


def digest(reader: Reader) -> tuple[Section | None, ...]:
    return last_days(reader), showed(reader)


def last_days(reader: Reader) -> Section | None:
    """Where an idea can still be put in, for a week at most. By itself no reason for a mail."""
    today = timezone.localdate()
    near = Challenge.objects.going_on().filter(
        entry__state=ChallengeState.OPEN,
        entry__community__in=reader.community_ids,
        until_on__range=(today, today + SOON),
    )
    rows = near.exclude(decider=reader.person).select_related("entry__community")
    rows = rows.defer("entry__body", "entry__body_html").order_by("until_on", "pk")[:MOST]
    found = [
        Row(
            one.entry.title,
            path_of(one.entry, one.entry.community.slug),
            _("Ideas until %(day)s") % {"day": date_format(one.until_on, "j F")},
            one.pk,
        )
        for one in rows
        if ROOM in one.entry.community.open_rooms
    ]
    return Section(_("Last days to put in an idea"), found, is_todo=True) if found else None


def showed(reader: Reader) -> Section | None:
    """Small tests that ended since then, stopped or not: what they showed is for everyone."""
    ended = Entry.objects.published().filter(
        community__in=reader.community_ids,
        kind=SMALL_TEST,
        small_test__ended_at__gt=reader.since,
    )
    rows = ended.exclude(small_test__ended_by=reader.person).for_list()
    rows = rows.select_related("community", "small_test")
    rows = rows.order_by(F("small_test__ended_at").desc(), "-pk")[:MOST]
    found = [
        Row(
            one.title,
            path_of(one, one.community.slug),
            _line(one),
            one.pk,
        )
        for one in rows
        if ROOM in one.community.open_rooms
    ]
    return Section(_("What small tests showed"), found) if found else None


def _line(entry: Entry) -> str:
    test = entry.small_test
    if entry.state == TestState.STOPPED and test.saved:
        return _("Stopped in good time: it saved %(saved)s") % {"saved": test.saved}
    return f"{test.get_result_display()} · {entry.community.name}"
