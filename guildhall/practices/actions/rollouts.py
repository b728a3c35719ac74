"""Roll-outs: ask chosen units, remind only those, close and open again."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Standing
from guildhall.kit.words import fold
from guildhall.people.models import Person, Unit
from guildhall.practices import events
from guildhall.practices.actions.settling import locked
from guildhall.practices.models import RollOut, RollOutAsk, Rung

REMINDED_AFTER = dt.timedelta(days=10)


class RollOutRefused(ValueError):
    """It cannot be opened or answered now, with the sentence that says why."""


def open_rollout(
    entry: Entry,
    *,
    by: Person,
    asks: Sequence[tuple[Unit, Person]],
    note: str = "",
    at: dt.datetime | None = None,
) -> RollOut:
    """Ask these units through their contacts. Raises RollOutRefused."""
    moment = at or timezone.now()
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if entry.state == Rung.WITHDRAWN:
            raise RollOutRefused(_("This has been withdrawn, so nobody can be asked to use it."))
        if RollOut.objects.is_open().filter(way=way).exists():
            raise RollOutRefused(_("Units are already being asked. Close that roll-out first."))
        if not asks:
            raise RollOutRefused(_("Choose at least one unit and its contact."))
        rollout = RollOut.objects.create(
            way=way, note=note.strip()[:300], opened_by=by, opened_at=moment
        )
        RollOutAsk.objects.bulk_create(
            RollOutAsk(
                rollout=rollout,
                unit=unit,
                unit_name=unit.name,
                unit_key=fold(unit.name),
                contact=contact,
                asked_at=moment,
            )
            for unit, contact in asks
        )
        tell(events.ROLLOUT_OPENED, entry=entry, by=by, at=at, rollout=rollout.pk)
        for _unit, contact in asks:
            tell(
                events.ROLLOUT_ASKED,
                entry=entry,
                by=by,
                toward=contact.pk,
                at=at,
                rollout=rollout.pk,
            )
    return rollout


def answer_not_for_us(ask: RollOutAsk, *, by: Person, reason: str) -> None:
    """The unit does not need it, and says why. Raises RollOutRefused once it is closed."""
    with transaction.atomic():
        entry, _way = locked(ask.rollout.way_id)
        if ask.rollout.is_closed:
            raise RollOutRefused(
                _("This roll-out is closed. You can still say on the page whether you use it.")
            )
        RollOutAsk.objects.filter(pk=ask.pk).update(
            answer=RollOutAsk.Answer.NOT_FOR_US,
            reason=reason.strip()[:200],
            answered_by=by,
            answered_at=timezone.now(),
        )
        tell(
            events.ROLLOUT_ANSWERED, entry=entry, by=by, toward=ask.rollout.opened_by_id, ask=ask.pk
        )


def close_rollout(rollout: RollOut, *, by: Person) -> None:
    """Nobody is asked or reminded any more. Closing twice is harmless."""
    with transaction.atomic():
        entry, _way = locked(rollout.way_id)
        still_open = RollOut.objects.is_open().filter(pk=rollout.pk)
        if still_open.update(closed_at=timezone.now(), closed_by=by):
            tell(events.ROLLOUT_CLOSED, entry=entry, by=by, rollout=rollout.pk)


def reopen_rollout(rollout: RollOut, *, by: Person) -> None:
    """It goes on with the units that were asked. Doing it twice is harmless.

    Raises RollOutRefused where another one is open.
    """
    with transaction.atomic():
        entry, way = locked(rollout.way_id)
        if RollOut.objects.is_open().filter(way=way).exclude(pk=rollout.pk).exists():
            raise RollOutRefused(_("Another roll-out is open. Close that one first."))
        closed = RollOut.objects.filter(pk=rollout.pk, closed_at__isnull=False)
        if closed.update(closed_at=None, closed_by=None):
            tell(events.ROLLOUT_REOPENED, entry=entry, by=by, rollout=rollout.pk)


def remind_rollouts() -> None:
    """Contacts of units that have not answered are reminded, once. Recurring."""
    now = timezone.now()
    silent = RollOutAsk.objects.filter(
        rollout__closed_at=None,
        answer="",
        reminded_at=None,
        asked_at__lte=now - REMINDED_AFTER,
        rollout__way__entry__standing=Standing.PUBLISHED,
        rollout__way__entry__community__closed_at=None,
    ).exclude(rollout__way__entry__state=Rung.WITHDRAWN)
    for ask in silent.select_related("rollout__way__entry"):
        with transaction.atomic():
            unanswered = RollOutAsk.objects.filter(pk=ask.pk, answer="", reminded_at=None)
            if unanswered.update(reminded_at=now):
                tell(
                    events.ROLLOUT_REMINDED,
                    entry=ask.rollout.way.entry,
                    by=None,
                    toward=ask.contact_id,
                    rollout=ask.rollout_id,
                )
