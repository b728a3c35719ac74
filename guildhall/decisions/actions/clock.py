"""What the clock does besides ending: remind people, and find someone who decides.

Each is told once.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Membership
from guildhall.decisions import events
from guildhall.decisions.actions.ending import some_here
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    require_state,
)
from guildhall.decisions.models import Decision
from guildhall.decisions.ways import WAYS, way_of
from guildhall.people.models import Person, is_here

REMINDS_BEFORE = dt.timedelta(hours=36)


def remind_of_decisions(*, at: dt.datetime | None = None) -> None:
    """Shortly before the end, those who have not answered; only they are told. Recurring."""
    now = at or timezone.now()
    soon = Decision.objects.open().filter(
        ends_at__range=(now, now + REMINDS_BEFORE),
        opened_at__lt=now - REMINDS_BEFORE / 2,
        reminded_at=None,
    )
    for decision_id in some_here(soon):
        with transaction.atomic():
            decision = locked_decision(decision_id)
            unreminded = Decision.objects.filter(pk=decision_id, reminded_at=None)
            if not decision.is_open or not unreminded.update(reminded_at=now):
                continue
            if way_of(decision).waits_for(decision).exists():
                tell(events.DECISION_SOON_OVER, entry=decision.entry, by=None, at=now)


def pass_decisions_on(*, at: dt.datetime | None = None) -> None:
    """Those whose decider has left: stewards are asked for someone else. Recurring."""
    now = at or timezone.now()
    for decision_id in some_here(without_decider().filter(passed_on_at=None)):
        with transaction.atomic():
            decision = locked_decision(decision_id)
            if not decision.is_open or decision.passed_on_at or has_decider(decision):
                continue
            Decision.objects.filter(pk=decision_id).update(passed_on_at=now)
            touch_entry(decision.entry)
            tell(events.DECISION_PASSED_ON, entry=decision.entry, by=None, at=now)


def name_decider_of(entry: Entry, *, decider: Person, by: Person) -> None:
    """Someone else decides from now on, and is told. The same twice is harmless.

    Raises DecisionRefused.
    """
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "name_decider_of")
        if not way_of(decision).has_decider:
            raise DecisionRefused(_("Here, no one person decides."))
        if decision.decider_id == decider.pk:
            return
        Decision.objects.filter(pk=decision.pk).update(
            decider=decider, passed_on_at=None, waits_told_at=None
        )
        decision.asked.filter(person=decider).delete()
        touch_entry(decision.entry)
        tell(events.DECIDER_NAMED, entry=decision.entry, by=by, toward=decider.pk)


def without_decider() -> QuerySet[Decision]:
    """Those that are open, and that nobody who belongs here decides where one person should."""
    one_decides = [way.name for way in WAYS.values() if way.has_decider]
    deciders = Membership.objects.current().filter(
        is_here(of="person__"), community=OuterRef("entry__community"), person=OuterRef("decider")
    )
    return Decision.objects.open().filter(~Exists(deciders), way__in=one_decides)


def has_decider(decision: Decision) -> bool:
    """Whether the person who decides still belongs here. One query."""
    return not without_decider().filter(pk=decision.pk).exists()
