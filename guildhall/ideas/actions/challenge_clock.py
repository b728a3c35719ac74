"""What the clock does with challenges: close them, find someone who decides, tell what is late.

All of it is recurring, and each is told once.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.communities.models import Membership
from guildhall.ideas import events
from guildhall.ideas.actions.challenges import locked_challenge
from guildhall.ideas.days import today_at
from guildhall.ideas.models import GOING_ON, Challenge, ChallengeState
from guildhall.people.models import is_here

MOST_AT_ONCE = 200
A_DAY = dt.timedelta(days=1)


def close_challenges(*, at: dt.datetime | None = None) -> None:
    """Their last day is over where their community is: no more ideas are taken."""
    now = at or timezone.now()
    over = Challenge.objects.past_deadline((now + A_DAY).date())
    for challenge_id in _some(over):
        with transaction.atomic():
            entry, challenge = locked_challenge(challenge_id)
            is_over = challenge.until_on < today_at(entry.community, now)
            if not (is_over and challenge.is_open):
                continue
            Entry.objects.filter(pk=entry.pk).update(state=ChallengeState.JUDGING)
            touch_entry(entry)
            Entry.objects.filter(idea__challenge=entry.pk).update(version=F("version") + 1)
            tell(events.CHALLENGE_CLOSED, entry=entry, by=None, toward=challenge.decider_id, at=at)


def pass_challenges_on(*, at: dt.datetime | None = None) -> None:
    """Those whose decider has left: stewards are asked for someone else."""
    now = at or timezone.now()
    for challenge_id in _some(without_decider().filter(passed_on_at=None)):
        with transaction.atomic():
            entry, challenge = locked_challenge(challenge_id)
            if not challenge.is_going_on or challenge.passed_on_at or has_decider(challenge):
                continue
            Challenge.objects.filter(pk=challenge_id).update(passed_on_at=now)
            touch_entry(entry)
            tell(events.CHALLENGE_PASSED_ON, entry=entry, by=None, at=at)


def tell_late_challenges(*, at: dt.datetime | None = None) -> None:
    """The day of the decision is over: who decides and the stewards are told."""
    now = at or timezone.now()
    for challenge_id in _some(Challenge.objects.late((now + A_DAY).date())):
        with transaction.atomic():
            entry, challenge = locked_challenge(challenge_id)
            is_late = challenge.decide_by < today_at(entry.community, now)
            is_due = entry.state in GOING_ON and challenge.late_told_at is None
            if not (is_late and is_due):
                continue
            Challenge.objects.filter(pk=challenge_id).update(late_told_at=now)
            touch_entry(entry)
            tell(events.CHALLENGE_LATE, entry=entry, by=None, toward=challenge.decider_id, at=at)


def without_decider() -> QuerySet[Challenge]:
    """Those that go on, and that nobody who belongs here decides."""
    deciders = Membership.objects.current().filter(
        is_here(of="person__"), community=OuterRef("entry__community"), person=OuterRef("decider")
    )
    return Challenge.objects.going_on().filter(~Exists(deciders))


def has_decider(challenge: Challenge) -> bool:
    """Whether the person who decides still belongs to its community. One query."""
    return not without_decider().filter(pk=challenge.pk).exists()


def _some(challenges: QuerySet[Challenge]) -> list[int]:
    """Where the community has the room open and is not closed."""
    here = challenges.filter(entry__community__closed_at=None).order_by("pk")
    rows = here.values_list("pk", "entry__community__open_rooms")[:MOST_AT_ONCE]
    return [pk for pk, open_rooms in rows if events.ROOM in open_rooms]
