"""The tables of claim and pledge: every state, every verb, everybody, on a project and after it."""

from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.projects.models import (
    Approval,
    Claim,
    ClaimState,
    Pledge,
    PledgeState,
    Project,
    ProjectState,
)
from guildhall.projects.money_states import CLAIM, PLEDGE
from guildhall.projects.tests.test_transitions import (
    BEN,
    HOLDER,
    MEMBER,
    STEWARD,
    Cast,
    cast,
    times_of,
)
from guildhall.projects.transitions import Table, Who, allows

__all__ = ["cast"]
pytestmark = pytest.mark.database

TEN = Decimal("10.00")
OF_CLAIM = {
    "approve_claim": "approve/",
    "take_back_approval": "not-yet/",
    "refuse_claim": "refuse/",
    "withdraw_claim": "withdraw/",
}
OF_PLEDGE = {
    "withdraw_pledge": "withdraw/",
    "renew_pledge": "renew/",
    "receive_pledge": "received/",
    "not_received": "not-received/",
    "thank_for_pledge": "thanked/",
}


def test_every_verb_is_tried(db):
    assert set(CLAIM) == set(OF_CLAIM)
    assert set(PLEDGE) == set(OF_PLEDGE)


@pytest.mark.parametrize("has_ended", [False, True])
@pytest.mark.parametrize("state", ClaimState.values)
def test_a_claim(cast, state, has_ended):
    _end(cast, has_ended)

    wrong = [
        difference
        for verb in OF_CLAIM
        for who in cast.people
        if (difference := _differs_of_claim(cast, who, verb, state))
    ]

    assert not wrong, "\n".join(wrong)


def _differs_of_claim(cast: Cast, who: Who, verb: str, state: str) -> str:
    """Cleo spent it; where an approval is taken back, it is the one of who does so."""
    with transaction.atomic():
        claim = Claim.objects.create(
            project=cast.entry.project,
            words="Bags",
            amount=TEN,
            state=state,
            claimed_by=cast.people[HOLDER],
        )
        if verb == "take_back_approval":
            Approval.objects.create(claim=claim, by=cast.people[who])
        before = times_of(CLAIM, verb)
        for _twice in range(2):
            cast.post(who, f"money/receipts/{claim.pk}/{OF_CLAIM[verb]}", why="No receipt")
        times = times_of(CLAIM, verb) - before
        after = Claim.objects.get(pk=claim.pk).state
        transaction.set_rollback(True)
    return _said(CLAIM, verb, cast, who, state, times, after)


@pytest.mark.parametrize("has_ended", [False, True])
@pytest.mark.parametrize("state", PledgeState.values)
def test_a_pledge(cast, state, has_ended):
    _end(cast, has_ended)

    wrong = [
        difference
        for verb in OF_PLEDGE
        for who in cast.people
        if (difference := _differs_of_pledge(cast, who, verb, state))
    ]

    assert not wrong, "\n".join(wrong)


def _differs_of_pledge(cast: Cast, who: Who, verb: str, state: str) -> str:
    with transaction.atomic():
        pledge = Pledge.objects.create(
            project=cast.entry.project, amount=TEN, state=state, giver=cast.people[HOLDER]
        )
        before = times_of(PLEDGE, verb)
        for _twice in range(2):
            cast.post(who, f"money/pledges/{pledge.pk}/{OF_PLEDGE[verb]}")
        times = times_of(PLEDGE, verb) - before
        after = Pledge.objects.get(pk=pledge.pk).state
        transaction.set_rollback(True)
    return _said(PLEDGE, verb, cast, who, state, times, after)


def _said(verbs: Table, verb: str, cast: Cast, who: Who, state: str, times: int, after: str) -> str:
    """What differs from the table, in words; empty where nothing does."""
    may = allows(verbs, verb, state=state, who=cast.roles(who, is_held=True))
    target = verbs[verb].target if may else state
    return "" if (times, after) == (int(may), target) else f"{state} {verb} {who}: {times} {after}"


def _end(cast: Cast, has_ended: bool) -> None:
    if has_ended:
        Entry.objects.filter(pk=cast.entry.pk).update(state=ProjectState.FINISHED)
        Project.objects.filter(pk=cast.entry.pk).update(ended_at=timezone.now())


@pytest.mark.parametrize("who", [BEN, STEWARD])
@pytest.mark.parametrize("verb", ["approve_claim", "refuse_claim"])
def test_nobody_judges_their_own_claim(cast, who, verb):
    claim = Claim.objects.create(
        project=cast.entry.project, words="Bags", amount=TEN, claimed_by=cast.people[who]
    )

    cast.post(who, f"money/receipts/{claim.pk}/{OF_CLAIM[verb]}", why="No receipt")

    claim.refresh_from_db()
    assert (claim.state, claim.approvals.count()) == (ClaimState.WAITING, 0)


def test_members_see_the_books_and_someone_outside_does_nothing(cast, world, as_person):
    pledge = Pledge.objects.create(project=cast.entry.project, amount=TEN)
    claim = Claim.objects.create(project=cast.entry.project, words="Bags", amount=TEN)
    books, outside = f"/c/pumps/projects/{cast.entry.pk}/money/", as_person(world.dov)
    before = Event.objects.count()

    for path in OF_CLAIM.values():
        outside.post(f"{books}receipts/{claim.pk}/{path}", {"why": "No"})
    for path in OF_PLEDGE.values():
        outside.post(f"{books}pledges/{pledge.pk}/{path}")

    assert Event.objects.count() == before
    assert outside.get(books).status_code in (403, 404)
    assert cast.clients[MEMBER].get(books).status_code == 200
