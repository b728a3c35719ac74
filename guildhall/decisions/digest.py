"""What Decisions adds to a digest: what one can still answer, and what was decided."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import Decision, State
from guildhall.notifications.digest import Reader, Row, Section
from guildhall.rounds.models import Objection, Voice

MOST = 3
SOON = dt.timedelta(days=7)


def digest(reader: Reader) -> tuple[Section | None, ...]:
    return to_answer(reader), decided(reader)


def to_answer(reader: Reader) -> Section | None:
    """Open to everyone, ending within a week, and not answered yet. No reason for a mail."""
    now = timezone.now()
    spoke = Voice.objects.filter(person=reader.person).values("round__decision_proposal__decision")
    objected = Objection.objects.kept().filter(person=reader.person)
    near = Decision.objects.open().filter(
        entry__community__in=reader.community_ids,
        ends_at__range=(now, now + SOON),
        role="",
        topic=None,
        way="consent",
    )
    near = near.exclude(pk__in=spoke.exclude(round__decision_proposal=None))
    near = near.exclude(
        pk__in=objected.exclude(round__decision_proposal=None).values(
            "round__decision_proposal__decision"
        )
    )
    rows = near.exclude(entry__author=reader.person).select_related("entry__community")
    rows = rows.defer("entry__body", "entry__body_html").order_by("ends_at", "pk")[:MOST]
    found = [_row(one, _("Open until %(day)s"), one.until_on) for one in rows if _is_here(one)]
    return Section(_("To be decided"), found, is_todo=True) if found else None


def decided(reader: Reader) -> Section | None:
    """What came into force since then: it is for everyone."""
    made = Decision.objects.filter(
        entry__community__in=reader.community_ids,
        entry__standing="published",
        entry__state__in=[State.IN_FORCE, State.UNDER_REVIEW],
        ended_at__gt=reader.since,
    )
    rows = made.exclude(ended_by=reader.person).select_related("entry__community")
    rows = rows.defer("entry__body", "entry__body_html").order_by("-ended_at", "-pk")[:MOST]
    found = [
        Row(one.entry.title, path_of(one.entry, one.entry.community.slug), one.outcome, one.pk)
        for one in rows
        if _is_here(one)
    ]
    return Section(_("Decided"), found) if found else None


def _is_here(decision: Decision) -> bool:
    return ROOM in decision.entry.community.open_rooms


def _row(decision: Decision, says: str, day: dt.date | None) -> Row:
    line = says % {"day": date_format(day, "j F")} if day else ""
    entry = decision.entry
    return Row(entry.title, path_of(entry, entry.community.slug), line, decision.pk)
