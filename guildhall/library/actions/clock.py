"""The clock of pages that people rely on: who is asked whether they are still right, and when.

The owner a week before the day and on the day; then the deputy, then the stewards; then readers
see that nobody has confirmed it. Each is told once. Where the owner is away, the deputy is asked
at once, and where nobody is there, the stewards.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Membership
from guildhall.communities.standing_in import covers_of
from guildhall.library import events
from guildhall.library.actions.reliance import locked
from guildhall.library.models import Asked, Reliance
from guildhall.library.models.reliance import READERS_SEE_AFTER
from guildhall.people.models import Person, is_here

_A_WEEK = dt.timedelta(days=7)
STEPS = (  # so long after the day, the last that fits
    (-_A_WEEK, Asked.BEFORE),
    (dt.timedelta(), Asked.ON_THE_DAY),
    (_A_WEEK, Asked.DEPUTY),
    (2 * _A_WEEK, Asked.STEWARDS),
    (READERS_SEE_AFTER, Asked.READERS),
)


def ask_keepers() -> None:
    """Ask who is to be asked now. Recurring; twice is harmless."""
    today = timezone.localdate()
    near = Reliance.objects.running().filter(
        look_again_on__lte=today + _A_WEEK, asked__lt=Asked.READERS
    )
    for entry_id, day, asked in near.values_list("pk", "look_again_on", "asked"):
        if step_on(today, day=day) > asked:
            with transaction.atomic():
                _ask(entry_id, today)


def step_on(today: dt.date, *, day: dt.date) -> Asked:
    """How far the asking about a page has come by `today`, where its day is `day`."""
    late = today - day
    return max((step for after, step in STEPS if late >= after), default=Asked.NOBODY)


def _ask(entry_id: int, today: dt.date) -> None:
    entry, reliance = locked(entry_id)
    if reliance is None:
        return
    step = step_on(today, day=reliance.look_again_on)
    if step <= reliance.asked:
        return
    if step >= Asked.DEPUTY and reliance.asked < Asked.ON_THE_DAY:
        _ask_one(entry, reliance, Asked.ON_THE_DAY)  # the hall was off: the owner hears it as well
    if step == Asked.READERS and reliance.asked < Asked.STEWARDS:
        step = Asked.STEWARDS
    _ask_one(entry, reliance, step)
    touch_entry(entry)


def _ask_one(entry: Entry, reliance: Reliance, step: Asked) -> None:
    person, asked_before = _whose_turn(reliance, step), reliance.asked_of_id
    reliance.asked, reliance.asked_of = step, person or reliance.owner
    if step == Asked.READERS or (step == Asked.BEFORE and person is None):
        is_told = False  # they see it on the page; nobody is there, and there is time
    elif person is None:
        is_told = reliance.stewards_asked_at is None
        reliance.stewards_asked_at = reliance.stewards_asked_at or timezone.now()
    else:
        is_told = step < Asked.DEPUTY or person.pk != asked_before
    reliance.save(update_fields=["asked", "asked_of", "stewards_asked_at"])
    if is_told:
        toward = person.pk if person else None
        tell(events.PAGE_TO_CONFIRM, entry=entry, by=None, toward=toward, step=int(step))


def _whose_turn(reliance: Reliance, step: Asked) -> Person | None:
    """None where it is the stewards', or nobody is there."""
    if step >= Asked.STEWARDS:
        return None
    in_turn = [reliance.deputy] if step == Asked.DEPUTY else [reliance.owner, reliance.deputy]
    wanted = [one for one in in_turn if one]
    there = _present({one.pk for one in wanted}, reliance.entry.community_id)
    return next((one for one in wanted if one.pk in there), None)


def _present(person_ids: set[int], community_id: int) -> set[int]:
    """Those of these people who belong there, and are not away. Two queries."""
    members = Membership.objects.may_write().filter(
        is_here(of="person__"), community=community_id, person__in=person_ids
    )
    away = covers_of(person_ids, community_id=community_id)
    return set(members.values_list("person_id", flat=True)) - set(away)
