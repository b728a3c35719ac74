"""A letter of the week, from the draft to the day it is sent."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.actions import record
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.weekly import events
from guildhall.weekly.models import Pick, WeeklyLetter, monday_of

MOST_PICKS = 3


class AlreadySent(ValueError):
    """A letter that was sent no longer changes."""


class SentThisWeek(ValueError):
    """There is one letter a week, so that it stays something to look forward to."""


class NothingInIt(ValueError):
    """There is no line in it, and nothing was picked."""


def write_weekly_letter(
    community: Community,
    *,
    by: Person,
    line: str,
    picks: Sequence[Entry],
    at: dt.datetime | None = None,
) -> WeeklyLetter:
    """Write the draft, or write it again, with at most three picks in this order.

    What stays in it keeps its short address, which may be on paper already.
    """
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        letter, _is_new = WeeklyLetter.objects.update_or_create(
            community=community,
            sent_at=None,
            defaults={
                "line": " ".join(line.split()),
                "written_by": by,
                "written_at": at or timezone.now(),
            },
        )
        _pick(letter, [entry.pk for entry in picks[:MOST_PICKS]])
    return letter


def discard_weekly_letter(letter: WeeklyLetter) -> None:
    """Throw the draft away. Raises AlreadySent."""
    with transaction.atomic():
        locked = WeeklyLetter.objects.select_for_update().get(pk=letter.pk)
        if locked.is_sent:
            raise AlreadySent(_("It was sent, so it is kept."))
        locked.delete()


def send_weekly_letter(
    letter: WeeklyLetter, *, by: Person, at: dt.datetime | None = None
) -> WeeklyLetter:
    """Send it to the members; from now on it no longer changes. Sending it twice is harmless.

    Raises SentThisWeek, NothingInIt.
    """
    now = at or timezone.now()
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=letter.community_id)
        locked = WeeklyLetter.objects.select_related("community").get(pk=letter.pk)
        if locked.is_sent:
            return locked
        week_on = monday_of(now, locked.community)
        if WeeklyLetter.objects.filter(community=locked.community, week_on=week_on).exists():
            raise SentThisWeek(_("You've sent a letter this week. Send this one from Monday on."))
        if not locked.line and not locked.picks.exists():
            raise NothingInIt(_("Pick something, or write a line, before you send it."))
        locked.week_on, locked.sent_at, locked.sent_by = week_on, now, by
        locked.save(update_fields=["week_on", "sent_at", "sent_by"])
        record(
            events.WEEKLY_LETTER_SENT,
            actor_id=by.pk,
            community_id=locked.community_id,
            at=now,
            letter=locked.pk,
        )
    return locked


def _pick(letter: WeeklyLetter, entry_ids: Sequence[int]) -> None:
    letter.picks.exclude(entry__in=entry_ids).delete()
    kept = {pick.entry_id: pick for pick in letter.picks.all()}
    for position, entry_id in enumerate(entry_ids):
        pick = kept.get(entry_id) or Pick(letter=letter, entry_id=entry_id)
        pick.position = position
        pick.save()
