"""Where does this fail? Ask it for two weeks, take that back, close it, say what was found."""

import datetime as dt
from collections.abc import Sequence

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.commons.actions import report_outcome
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Outcome, touch_entry
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked
from guildhall.practices.models import Disproof, Rung
from guildhall.practices.models.disproof import A_FORTNIGHT

TESTED_ENOUGH = (Rung.STANDARD, Rung.ELSEWHERE)
A_QUARTER = relativedelta(months=3)


class DisproofRefused(ValueError):
    """Not now, with the sentence that says why: another one is on, or someone was faster."""


def open_disproof(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> Disproof:
    """Ask for two weeks where it fails. Opening it twice is harmless. Raises DisproofRefused.

    One at a time, and one in three months: so it stays something to look forward to.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if entry.state not in TESTED_ENOUGH:
            raise DisproofRefused(_("It has to work elsewhere before it's worth trying to break."))
        last = Disproof.objects.that_hold().filter(community=entry.community_id).first()
        if last and last.is_open and last.way_id == way.pk:
            return last
        if last:
            _require_a_quarter_since(last, moment)
        disproof = _opened(
            Disproof(
                community=entry.community,
                way=way,
                opened_by=by,
                opened_at=moment,
                ends_at=moment + A_FORTNIGHT,
            )
        )
        touch_entry(entry)
        tell(events.DISPROOF_OPENED, entry=entry, by=by, at=at, disproof=disproof.pk)
    return disproof


def take_back_disproof(disproof: Disproof, *, by: Person) -> None:
    """Nobody is asked any more; reports stay on the page. Twice is harmless.

    Raises DisproofRefused once it is over.
    """
    with transaction.atomic():
        entry, _way = locked(disproof.way_id)
        still_open = Disproof.objects.is_open().filter(pk=disproof.pk)
        if still_open.update(taken_back_by=by, taken_back_at=timezone.now()):
            touch_entry(entry)
            tell(events.DISPROOF_TAKEN_BACK, entry=entry, by=by, disproof=disproof.pk)
        elif Disproof.objects.that_hold().filter(pk=disproof.pk).exists():
            raise DisproofRefused(_("The two weeks are over, so this can't be taken back."))


def bring_case(
    disproof: Disproof,
    *,
    by: Person,
    context: str,
    unit_name: str = "",
    at: dt.datetime | None = None,
) -> Outcome:
    """Report where it fails, like any other report. The same case twice is harmless.

    Raises DisproofRefused once it is over.
    """
    with transaction.atomic():
        entry, _way = locked(disproof.way_id)
        if not Disproof.objects.is_open().filter(pk=disproof.pk).exists():
            raise DisproofRefused(
                _("The two weeks are over. “Did you try it?” on its page still takes your report.")
            )
        return report_outcome(
            entry,
            by=by,
            result=Outcome.Result.FAILED,
            context=context,
            unit_name=unit_name,
            at=at,
        )


def say_what_was_found(
    disproof: Disproof, *, by: Person, found: str, at: dt.datetime | None = None
) -> None:
    """One sentence, once it is over. The same twice is harmless. Raises DisproofRefused."""
    sentence = " ".join(found.split())[:500]
    with transaction.atomic():
        entry, _way = locked(disproof.way_id)
        kept = Disproof.objects.get(pk=disproof.pk)
        if kept.is_open or kept.taken_back_at:
            raise DisproofRefused(_("Wait until the two weeks are over."))
        if kept.found == sentence:
            return
        if kept.found:
            raise DisproofRefused(_("Someone was faster. Your sentence was not saved."))
        kept.found, kept.found_by, kept.found_at = sentence, by, at or timezone.now()
        kept.save(update_fields=["found", "found_by", "found_at"])
        touch_entry(entry)
        tell(events.DISPROOF_FOUND, entry=entry, by=by, at=at, disproof=disproof.pk)


def take_back_what_was_found(disproof: Disproof, *, by: Person) -> None:
    """It can be said again. Twice is harmless."""
    with transaction.atomic():
        entry, _way = locked(disproof.way_id)
        said = Disproof.objects.filter(pk=disproof.pk).exclude(found="")
        if said.update(found="", found_by=None, found_at=None):
            touch_entry(entry)
            tell(events.DISPROOF_FINDING_TAKEN_BACK, entry=entry, by=by, disproof=disproof.pk)


def close_disproofs() -> None:
    """Two weeks are over: the people who brought a case are thanked. Recurring."""
    now = timezone.now()
    over = Disproof.objects.is_open().filter(ends_at__lte=now)
    for disproof in list(over):
        with transaction.atomic():
            entry, _way = locked(disproof.way_id)
            still_open = Disproof.objects.is_open().filter(pk=disproof.pk)
            if not still_open.update(closed_at=now):
                continue
            touch_entry(entry)
            tell(
                events.DISPROOF_CLOSED,
                entry=entry,
                by=None,
                disproof=disproof.pk,
                has_cases=disproof.cases().exists(),
            )


def move_disproofs(entry_ids: Sequence[int], to: Community) -> None:
    """They go along into another community; where one is on already, the two weeks end."""
    moved = Disproof.objects.filter(way__in=entry_ids).exclude(community=to)
    if Disproof.objects.is_open().filter(community=to).exists():
        moved.filter(closed_at=None, taken_back_at=None).update(closed_at=timezone.now())
    moved.update(community=to)


def _require_a_quarter_since(last: Disproof, moment: dt.datetime) -> None:
    if last.is_open:
        raise DisproofRefused(_("Another practice is being looked at. One at a time is enough."))
    again = last.opened_at + A_QUARTER
    if moment < again:
        raise DisproofRefused(
            _("Once in three months is enough. The next one can begin on %(day)s.")
            % {"day": date_format(again, "j F Y")}
        )


def _opened(disproof: Disproof) -> Disproof:
    """Of two stewards at once, with two practices, the second is told."""
    try:
        with transaction.atomic():
            disproof.save()
    except IntegrityError:
        raise DisproofRefused(
            _("Another practice is being looked at. One at a time is enough.")
        ) from None
    return disproof
