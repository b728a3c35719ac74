"""Look at a decision again: on its day, or because enough members ask for it."""

import datetime as dt

from django.db import transaction
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
    move,
    require_state,
)
from guildhall.decisions.days import LONGEST, today_at
from guildhall.decisions.models import Decision, ReviewSupport, ReviewWish, State
from guildhall.people.models import Person

MOST_NEEDED = 3
A_DAY = dt.timedelta(days=1)


def ask_for_review(
    entry: Entry, *, by: Person, reason: str, at: dt.datetime | None = None
) -> ReviewWish:
    """Ask to open it again, and why. It is, once enough members support it. Twice is harmless.

    Raises DecisionRefused.
    """
    words = " ".join(reason.split())[:300]
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "ask_for_review")
        waiting = ReviewWish.objects.waiting().filter(decision=decision).first()
        if waiting:
            if waiting.by_id != by.pk:
                raise DecisionRefused(_("Someone has asked for that already. You can support it."))
            return waiting
        if not words:
            raise DecisionRefused(_("Say in a sentence what has changed."))
        wish = ReviewWish.objects.create(
            decision=decision,
            by=by,
            reason=words,
            needed=needed_in(decision),
            at=at or timezone.now(),
        )
        tell(events.REVIEW_ASKED, entry=decision.entry, by=by, at=at, wish=wish.pk)
        _support(decision, wish, by=by, at=at)
    return wish


def needed_in(decision: Decision) -> int:
    """How many must support it: three, or everyone where fewer belong here."""
    members = Membership.objects.current().filter(community=decision.entry.community_id)
    return min(MOST_NEEDED, members.count())


def support_review(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision, wish = _waiting(entry, "support_review")
        if not wish.supports.filter(person=by).exists():
            tell(events.REVIEW_SUPPORTED, entry=decision.entry, by=by, at=at)
            _support(decision, wish, by=by, at=at)


def take_back_support(entry: Entry, *, by: Person) -> None:
    """Without anyone's support the wish has ended. Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision, wish = _waiting(entry, "take_back_support")
        number, _rows = ReviewSupport.objects.filter(wish=wish, person=by).delete()
        if not number:
            return
        if not wish.supports.exists():
            ReviewWish.objects.filter(pk=wish.pk).update(ended_at=timezone.now())
        touch_entry(decision.entry)
        tell(events.SUPPORT_TAKEN_BACK, entry=decision.entry, by=by)


def keep_decision(
    entry: Entry, *, by: Person, look_again_on: dt.date | None, at: dt.datetime | None = None
) -> None:
    """It stays in force, until the next look. Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        if decision.entry.state == State.IN_FORCE:
            return
        require_state(decision, "keep_decision")
        today = today_at(decision.entry.community, at)
        if look_again_on and not 1 <= (look_again_on - today).days <= 5 * LONGEST:
            raise DecisionRefused(_("Choose a day that is still to come, within five years."))
        decision.look_again_on = look_again_on
        decision.save(update_fields=["look_again_on"])
        move(decision, State.IN_FORCE)
        tell(events.DECISION_KEPT, entry=decision.entry, by=by, at=at)


def review_due_decisions(*, at: dt.datetime | None = None) -> None:
    """Those whose day to look again has come: who began them and the stewards are asked."""
    now = at or timezone.now()
    soon = (now + A_DAY).date()  # it is tomorrow somewhere
    for decision_id in some_here(Decision.objects.in_force().filter(look_again_on__lte=soon)):
        with transaction.atomic():
            decision = locked_decision(decision_id)
            today = today_at(decision.entry.community, now)
            is_due = decision.look_again_on is not None and decision.look_again_on <= today
            if is_due and decision.entry.is_published and decision.entry.state == State.IN_FORCE:
                _review(decision, by=None, at=now)


def _waiting(entry: Entry, verb: str) -> tuple[Decision, ReviewWish]:
    decision = locked_decision(entry.pk)
    require_state(decision, verb)
    wish = ReviewWish.objects.waiting().filter(decision=decision).first()
    if wish is None:
        raise DecisionRefused(_("Nobody asks for that any more."))
    return decision, wish


def _support(decision: Decision, wish: ReviewWish, *, by: Person, at: dt.datetime | None) -> None:
    ReviewSupport.objects.create(wish=wish, person=by, at=at or timezone.now())
    touch_entry(decision.entry)
    if wish.supports.count() >= wish.needed:
        _review(decision, by=by, at=at or timezone.now())


def _review(decision: Decision, *, by: Person | None, at: dt.datetime) -> None:
    ReviewWish.objects.waiting().filter(decision=decision).update(ended_at=at)
    move(decision, State.UNDER_REVIEW)
    tell(events.DECISION_TO_REVIEW, entry=decision.entry, by=by, at=at)
