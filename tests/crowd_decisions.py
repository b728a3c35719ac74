"""As many decisions as people, and one in which everybody spoke: the crowd that decides."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Authorship, Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.decisions.models import Decision, Proposal
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round, Voice

STATES = ("open", "in_force", "review", "prepared")


def add_decisions(community: Community, steward: Person, people: list[Person]) -> int:
    """The id of the one in which everybody spoke; it is open, and was changed once."""
    open_room(community, room="decisions", by=steward)
    now = timezone.now()
    entries = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="decision",
            author=one,
            title=f"Do we change seal {number}?",
            state=STATES[number % len(STATES)],
            created_at=now,
        )
        for number, one in enumerate(people)
    )
    Authorship.objects.bulk_create(Authorship(entry=one, person=one.author) for one in entries)
    day = timezone.localdate() + dt.timedelta(days=7)
    ends_at = now + dt.timedelta(days=7)
    decisions = Decision.objects.bulk_create(
        Decision(
            entry=one,
            way="consent",
            until_on=day,
            opened_at=now,
            ends_at=ends_at,
            outcome="We do." if one.state in ("in_force", "review") else "",
            ended_at=now if one.state in ("in_force", "review") else None,
        )
        for one in entries
    )
    for one in decisions[:4]:
        _asked(one, people[0], ends_at)
    everybody = decisions[0]
    _asked(everybody, steward, ends_at, state="reworked", speaks=people[:1])
    _asked(everybody, steward, ends_at, speaks=people)
    return everybody.pk


def _asked(
    decision: Decision,
    by: Person,
    ends_at: dt.datetime,
    *,
    state: str = "open",
    speaks: list[Person] | None = None,
) -> None:
    """A proposal; every third of those who speak objects, the others are fine with it."""
    asked = Round.objects.create(
        community_id=decision.entry.community_id,
        question="In May.",
        opened_by=by,
        closes_at=ends_at,
        state=state,
    )
    Proposal.objects.create(decision=decision, round=asked)
    speaks = speaks or []
    Objection.objects.bulk_create(
        Objection(round=asked, person=one, reason="Too loud.") for one in speaks[::3]
    )
    Voice.objects.bulk_create(
        Voice(round=asked, person=one, says="agrees")
        for number, one in enumerate(speaks)
        if number % 3
    )
