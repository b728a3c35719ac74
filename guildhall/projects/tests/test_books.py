"""The books balance, whatever people do, in whatever order."""

import contextlib
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects.accounts import accounts_of
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.actions.budget import add_line, remove_line, set_budget
from guildhall.projects.actions.claims import (
    approve_claim,
    hand_in_claim,
    refuse_claim,
    take_back_approval,
    withdraw_claim,
)
from guildhall.projects.actions.pledges import (
    make_pledge,
    not_received,
    receive_pledge,
    renew_pledge,
    thank_for_pledge,
    withdraw_pledge,
)
from guildhall.projects.models import Claim, Pledge

LIMIT = 5_000  # cents
ACTS = st.tuples(
    st.sampled_from(
        [
            "give",
            "give in kind",
            "receive",
            "not received",
            "thank",
            "withdraw pledge",
            "renew",
            "spend",
            "approve",
            "take back",
            "refuse",
            "withdraw claim",
            "remove a line",
        ]
    ),
    st.integers(0, 7),  # which of what is there
    st.integers(0, 2),  # who
    st.one_of(st.integers(1, 10_000), st.integers(1, 999_999_999)),  # cents
)


@dataclass
class Counted:
    """The same books kept apart, in whole cents, by the rules as they are told to people."""

    pledges: list[list] = field(default_factory=list)  # cents, in kind, state
    claims: list[list] = field(default_factory=list)  # cents, whose, state, approved by

    def come_in(self, *, is_in_kind: bool) -> int:
        there = ("received", "thanked")
        return sum(one[0] for one in self.pledges if one[2] in there and one[1] == is_in_kind)

    def spent(self, state: str) -> int:
        return sum(one[0] for one in self.claims if one[2] == state)

    def act(self, name: str, which: int, who: int, cents: int) -> None:
        if name in ("give", "give in kind"):
            self.pledges.append([cents, name == "give in kind", "promised"])
        elif name == "spend":
            self.claims.append([cents, who, "waiting", set()])
        elif name in ("approve", "take back", "refuse", "withdraw claim") and self.claims:
            self._judge(name, self.claims[which % len(self.claims)], who)
        elif self.pledges:
            self._move(name, self.pledges[which % len(self.pledges)])

    def _move(self, name: str, pledge: list) -> None:
        moves = {
            ("receive", "promised"): "received",
            ("thank", "received"): "thanked",
            ("not received", "received"): "promised",
            ("not received", "thanked"): "promised",
            ("withdraw pledge", "promised"): "withdrawn",
            ("renew", "withdrawn"): "promised",
        }
        pledge[2] = moves.get((name, pledge[2]), pledge[2])

    def _judge(self, name: str, claim: list, who: int) -> None:
        cents, whose, state, approved_by = claim
        if name == "take back" and who in approved_by:
            approved_by.remove(who)
            claim[2] = "waiting"
        elif state != "waiting" or (name in ("approve", "refuse") and who == whose):
            return
        elif name == "approve":
            approved_by.add(who)
            claim[2] = "approved" if len(approved_by) >= (2 if cents > LIMIT else 1) else "waiting"
        elif name != "take back":
            approved_by.clear()
            claim[2] = {"refuse": "refused", "withdraw claim": "withdrawn"}[name]


def act(entry: Entry, people: list[Person], name: str, which: int, who: int, cents: int) -> None:
    amount, by = Decimal(cents) / 100, people[who]
    lines = list(entry.project.budget_lines.all())
    line = lines[which % len(lines)] if lines else None
    if name in ("give", "give in kind"):
        make_pledge(entry, by=by, amount=amount, is_in_kind=name == "give in kind", line=line)
    elif name == "spend":
        hand_in_claim(entry, by=by, words="Bags", amount=amount, line=line)
    elif name == "remove a line" and line:
        remove_line(line, by=by)
    elif name in OF_CLAIMS and (claims := list(Claim.objects.all())):
        OF_CLAIMS[name](claims[which % len(claims)], by)
    elif name in OF_PLEDGES and (pledges := list(Pledge.objects.all())):
        OF_PLEDGES[name](pledges[which % len(pledges)], by=by)


OF_CLAIMS = {
    "approve": lambda claim, by: approve_claim(claim, by=by),
    "take back": lambda claim, by: take_back_approval(claim, by=by),
    "refuse": lambda claim, by: refuse_claim(claim, by=by, why="No receipt"),
    "withdraw claim": lambda claim, by: withdraw_claim(claim, by=by),
}
OF_PLEDGES = {
    "receive": receive_pledge,
    "not received": not_received,
    "thank": thank_for_pledge,
    "withdraw pledge": withdraw_pledge,
    "renew": renew_pledge,
}


@pytest.mark.database
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(ACTS, max_size=25))
def test_the_books_balance_after_random_acts(project, world, edda, acts):
    people, counted = [world.ben, world.ada, edda], Counted()
    with transaction.atomic():
        set_budget(project, by=world.ben, currency="EUR", limit=Decimal(LIMIT) / 100)
        add_line(project, by=world.ben, name="Bags", planned=Decimal(20))
        add_line(project, by=world.ben, name="Soup", planned=Decimal(30), is_in_kind=True)
        for one in acts:
            with contextlib.suppress(ProjectRefused):
                act(project, people, *one)
            counted.act(*one)
        books = accounts_of(project)
        transaction.set_rollback(True)

    cents = [100 * one for one in (books.came_in, books.spent, books.left, books.in_kind)]
    came_in, spent = counted.come_in(is_in_kind=False), counted.spent("approved")
    assert cents == [came_in, spent, came_in - spent, counted.come_in(is_in_kind=True)]
    assert 100 * books.to_approve == counted.spent("waiting")
    assert sum(one.actual for one in books.sums(is_in_kind=False)) == books.spent
    assert sum(one.actual for one in books.sums(is_in_kind=True)) == books.in_kind
    assert sum(one.amount for one in books.book()) == books.left
    assert [one.left for one in books.book()][-1:] in ([], [books.left])


@pytest.mark.database
def test_a_budget_of_nothing_balances(project, world, as_person):
    add_line(project, by=world.ben, name="Nothing to pay", planned=Decimal(0))

    page = as_person(world.cleo).get(f"/c/pumps/projects/{project.pk}/money/")
    books = accounts_of(project)

    assert (books.came_in, books.spent, books.left, books.book()) == (0, 0, 0, [])
    assert "0.00\N{NO-BREAK SPACE}EUR" in page.content.decode()
