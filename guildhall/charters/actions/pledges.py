"""Write a pledge, take it back; a year later say what came of it, take that back."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.activity.actions import record
from guildhall.charters import events
from guildhall.charters.actions.writing import lock_charter
from guildhall.charters.models import Pledge
from guildhall.charters.models.pledge import A_YEAR, day_in
from guildhall.communities.models import Community, touch
from guildhall.people.models import Person


class PledgeRefused(ValueError):
    """Not now, with the sentence that says why: someone was faster, or it isn't time yet."""


def write_pledge(
    community: Community, *, by: Person, text: str, at: dt.datetime | None = None
) -> Pledge:
    """The hall asks a year later what came of it. Writing the same one twice is harmless.

    Raises PledgeRefused where another one waits for its year to be over.
    """
    moment, sentence = at or timezone.now(), " ".join(text.split())[:300]
    with transaction.atomic():
        lock_charter(community)
        waiting = Pledge.objects.waiting().filter(community=community).first()
        if waiting and waiting.text == sentence:
            return waiting
        if waiting:
            raise PledgeRefused(_("There's a pledge already. Your sentence was not saved."))
        pledge = Pledge.objects.create(
            community=community,
            text=sentence,
            written_by=by,
            written_at=moment,
            asks_on=day_in(community, moment) + A_YEAR,
        )
        _tell(events.PLEDGE_WRITTEN, pledge, by, at)
    return pledge


def take_back_pledge(pledge: Pledge, *, by: Person) -> None:
    """Nobody is asked about it. Twice is harmless. Raises PledgeRefused once it is answered."""
    with transaction.atomic():
        lock_charter(pledge.community)
        waiting = Pledge.objects.waiting().filter(pk=pledge.pk)
        if waiting.update(taken_back_by=by, taken_back_at=timezone.now()):
            _tell(events.PLEDGE_TAKEN_BACK, pledge, by, None)
        elif Pledge.objects.that_hold().filter(pk=pledge.pk).exists():
            raise PledgeRefused(_("Someone has said what came of it. Take that back first."))


def answer_pledge(
    pledge: Pledge, *, by: Person, came_of_it: str, at: dt.datetime | None = None
) -> Pledge:
    """What came of it. The same sentence twice is harmless. Raises PledgeRefused."""
    moment, sentence = at or timezone.now(), " ".join(came_of_it.split())[:500]
    with transaction.atomic():
        lock_charter(pledge.community)
        kept = Pledge.objects.select_related("community", "answered_by").get(pk=pledge.pk)
        if kept.taken_back_at:
            raise PledgeRefused(_("This pledge was taken back in the meantime."))
        if kept.is_answered and kept.came_of_it == sentence:
            return kept
        if kept.is_answered:
            raise PledgeRefused(_("Someone was faster. Your sentence was not saved."))
        kept.came_of_it, kept.answered_by, kept.answered_at = sentence, by, moment
        kept.save(update_fields=["came_of_it", "answered_by", "answered_at"])
        _tell(events.PLEDGE_ANSWERED, kept, by, at)
    return kept


def take_back_pledge_answer(pledge: Pledge, *, by: Person) -> None:
    """Nobody has said what came of it. Twice is harmless.

    Raises PledgeRefused once the next one is written.
    """
    with transaction.atomic():
        lock_charter(pledge.community)
        if Pledge.objects.waiting().filter(community=pledge.community).exclude(pk=pledge.pk):
            raise PledgeRefused(_("The next pledge is written already, so this one is closed."))
        answered = Pledge.objects.that_hold().filter(pk=pledge.pk, answered_at__isnull=False)
        if answered.update(came_of_it="", answered_by=None, answered_at=None):
            _tell(events.PLEDGE_ANSWER_TAKEN_BACK, pledge, by, None)


def ask_about_pledges() -> None:
    """A year is over: the stewards are asked, once, what came of it. Recurring."""
    soon = (timezone.now() + dt.timedelta(days=1)).date()  # it is tomorrow somewhere
    due = Pledge.objects.waiting().filter(
        asks_on__lte=soon, asked_at=None, community__closed_at=None
    )
    for pledge in due.select_related("community"):
        if pledge.is_due:
            _ask(pledge)


def _ask(pledge: Pledge) -> None:
    with transaction.atomic():
        unasked = Pledge.objects.waiting().filter(pk=pledge.pk, asked_at=None)
        if unasked.update(asked_at=timezone.now()):
            record(
                events.PLEDGE_DUE,
                actor_id=None,
                community_id=pledge.community_id,
                pledge=pledge.pk,
                is_automated=True,
            )


def _tell(verb: str, pledge: Pledge, by: Person, at: dt.datetime | None) -> None:
    touch(pledge.community_id)
    record(verb, actor_id=by.pk, community_id=pledge.community_id, at=at, pledge=pledge.pk)
