"""The accounts of a project: planned and actual, in money and in kind, exact to the cent.

What came in are the pledges that are received; what went out are the claims that are approved.
What is given in kind comes in and is used up: it changes no balance of money.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.projects.models import Budget, BudgetLine, Claim, ClaimState, Pledge, PledgeState

NOTHING = Decimal("0.00")
IN_HAND = frozenset({PledgeState.RECEIVED, PledgeState.THANKED})


@dataclass(frozen=True, slots=True)
class LineSum:
    """A line of the budget, or what belongs to none where `line` is None."""

    line: BudgetLine | None
    name: str
    planned: Decimal
    actual: Decimal


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One movement of money, and what was in hand after it."""

    at: datetime
    words: str
    amount: Decimal  # below nothing where it went out
    left: Decimal


@dataclass(frozen=True, slots=True)
class Accounts:
    budget: Budget
    lines: list[BudgetLine]
    claims: list[Claim]
    pledges: list[Pledge]

    @property
    def came_in(self) -> Decimal:
        return total(one.amount for one in self._in_hand(is_in_kind=False))

    @property
    def promised(self) -> Decimal:
        """Money that is promised and not here yet."""
        return total(
            one.amount
            for one in self.pledges
            if one.state == PledgeState.PROMISED and not one.is_in_kind
        )

    @property
    def spent(self) -> Decimal:
        return total(one.amount for one in self._approved())

    @property
    def to_approve(self) -> Decimal:
        return total(one.amount for one in self.claims if one.state == ClaimState.WAITING)

    @property
    def left(self) -> Decimal:
        """In hand; below nothing where more was spent than came in."""
        return self.came_in - self.spent

    @property
    def in_kind(self) -> Decimal:
        return total(one.amount for one in self._in_hand(is_in_kind=True))

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.claims or self.pledges)

    def sums(self, *, is_in_kind: bool) -> list[LineSum]:
        """Each line with what came of it; last, what belongs to no line, where there is any."""
        actual: dict[int | None, Decimal] = {}
        moved: Sequence[Claim | Pledge] = self._approved()
        if is_in_kind:
            moved = self._in_hand(is_in_kind=True)
        for one in moved:
            actual[one.line_id] = actual.get(one.line_id, NOTHING) + one.amount
        sums = [
            LineSum(line, line.name, line.planned, actual.get(line.pk, NOTHING))
            for line in self.lines
            if line.is_in_kind == is_in_kind
        ]
        if None in actual:
            sums.append(LineSum(None, _("Not in the budget"), NOTHING, actual[None]))
        return sums

    def book(self) -> list[BookEntry]:
        """Every movement of money in the order of time, with what was in hand after each."""
        moves = [
            (one.received_at or one.at, one.pk, one.what or _("A pledge"), one.amount)
            for one in self._in_hand(is_in_kind=False)
        ]
        moves += [
            (one.settled_at or one.at, one.pk, one.words, -one.amount) for one in self._approved()
        ]
        entries, left = [], NOTHING
        for at, _pk, words, amount in sorted(moves, key=lambda move: move[:2]):
            left += amount
            entries.append(BookEntry(at, words, amount, left))
        return entries

    def in_words(self, amount: Decimal) -> str:
        """As people write it, with the currency of the project."""
        number = number_format(amount, 2, use_l10n=True, force_grouping=True)
        return f"{number}\N{NO-BREAK SPACE}{self.budget.currency}"

    def _in_hand(self, *, is_in_kind: bool) -> list[Pledge]:
        return [
            one for one in self.pledges if one.state in IN_HAND and one.is_in_kind == is_in_kind
        ]

    def _approved(self) -> list[Claim]:
        return [one for one in self.claims if one.state == ClaimState.APPROVED]


def accounts_of(entry: Entry) -> Accounts:
    """At most seven queries, however long the books are."""
    project = entry.project
    claims = project.claims.select_related("claimed_by", "line")
    accounts = Accounts(
        Budget.objects.filter(project=project).first() or Budget(project=project),
        list(project.budget_lines.all()),
        list(claims.prefetch_related("approvals__by", "receipts__attachment")),
        list(project.pledges.select_related("giver", "line")),
    )
    for claim in accounts.claims:
        claim.project = project
    for pledge in accounts.pledges:
        pledge.project = project
    return accounts


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)
