"""“We use this here”: what a unit says of itself."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.kit.words import fold
from guildhall.people.models import Person, Unit
from guildhall.practices import events
from guildhall.practices.actions.settling import locked, settle
from guildhall.practices.models import RollOutAsk, Use, UseStage


class UnitGone(ValueError):
    """The unit no longer exists, with the sentence that says so."""


def say_use(
    entry: Entry,
    *,
    by: Person,
    stage: str,
    unit: Unit | None = None,
    place: str = "",
    line: str = "",
    at: dt.datetime | None = None,
) -> Use:
    """A unit, or in a hall without units a place, is at this stage with it. Raises UnitGone.

    What it said before is kept with its time.
    """
    moment, name = at or timezone.now(), _name(unit, place)
    with transaction.atomic():
        entry, way = locked(entry.pk)
        before = Use.objects.current().filter(way=way, unit_key=fold(name)).first()
        if before and (before.stage, before.line) == (stage, line.strip()):
            return before
        Use.objects.current().filter(way=way, unit_key=fold(name)).update(until=moment)
        use = Use.objects.create(
            way=way,
            unit=unit,
            unit_name=name,
            unit_key=fold(name),
            person=by,
            stage=UseStage(stage),
            line=line.strip()[:200],
            since=moment,
        )
        _answer_rollout(use, by, moment)
        touch_entry(entry)
        tell(
            events.USE_SAID,
            entry=entry,
            by=by,
            toward=entry.author_id,
            at=at,
            stage=stage,
            use=use.pk,
        )
        settle(entry.pk, at=at)
    return use


def take_back_use(use: Use, *, by: Person) -> None:
    """It was said by mistake. Taking back twice is harmless."""
    with transaction.atomic():
        entry, _way = locked(use.way_id)
        if Use.objects.current().filter(pk=use.pk).update(until=timezone.now()):
            touch_entry(entry)
            tell(events.USE_TAKEN_BACK, entry=entry, by=by)
            settle(entry.pk)


def _name(unit: Unit | None, place: str) -> str:
    if unit is not None:
        if not Unit.objects.filter(pk=unit.pk).exists():
            raise UnitGone(_("This unit no longer exists. Please choose another one."))
        return unit.name
    name = " ".join(place.split())[:80]
    if not name:
        raise UnitGone(_("Please say where you use it."))
    return name


def _answer_rollout(use: Use, by: Person, moment: dt.datetime) -> None:
    """A unit that was asked has answered with what it says here."""
    RollOutAsk.objects.filter(
        rollout__way=use.way_id, rollout__closed_at=None, unit_key=use.unit_key, answer=""
    ).update(answer=RollOutAsk.Answer.USES, answered_by=by, answered_at=moment)
