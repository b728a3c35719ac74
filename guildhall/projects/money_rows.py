"""The books of a project as their reader sees them: sums in words, and the buttons of each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.models import Attachment, Entry
from guildhall.communities.seats import Seat
from guildhall.projects import money_policy
from guildhall.projects.accounts import NOTHING, Accounts, accounts_of, total
from guildhall.projects.jobs import Button
from guildhall.projects.models import Claim, ClaimState, Pledge
from guildhall.projects.policy import Relation
from guildhall.projects.queries import hours_together

OF_CLAIM = (
    ("approve_claim", gettext_lazy("Approve it"), "small main"),
    ("refuse_claim", gettext_lazy("Don't approve it …"), "small"),
    ("take_back_approval", gettext_lazy("Take back the approval"), "small link"),
    ("withdraw_claim", gettext_lazy("Withdraw it"), "small link"),
)
OF_PLEDGE = (
    ("receive_pledge", gettext_lazy("It's here"), "small main"),
    ("thank_for_pledge", gettext_lazy("Thanked"), "small main"),
    ("not_received", gettext_lazy("Not here after all"), "small link"),
    ("withdraw_pledge", gettext_lazy("Withdraw it"), "small link"),
    ("renew_pledge", gettext_lazy("Promise it again"), "small"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim or pledge: what it is, of how much, whose, where it is."""

    words: str
    amount: str
    by: str
    state: str
    buttons: list[Button]
    note: str = ""
    files: tuple[Attachment, ...] = ()


def figures(accounts: Accounts, *, of_all: bool = True) -> list[tuple[str, str]]:
    """The sums of the books, each with its name; what is nothing is left out, but for the first.

    Not `of_all`, what is still to come or to be approved is left out, too.
    """
    rows = [
        (_("Came in"), accounts.came_in, True),
        (_("Spent"), accounts.spent, True),
        (_("Left"), accounts.left, True),
        (_("Promised, not here yet"), accounts.promised if of_all else NOTHING, False),
        (_("Waiting for approval"), accounts.to_approve if of_all else NOTHING, False),
        (_("Given in kind, worth about"), accounts.in_kind, False),
    ]
    return [(name, accounts.in_words(sum_)) for name, sum_, is_always in rows if sum_ or is_always]


def reads_of_accounts(seat: Seat, entry: Entry) -> dict[str, Any]:
    """The figures alone, for members; empty where there are none. At the end also the hours."""
    if not money_policy.may_read_money(seat, entry):
        return {"figures": []}
    accounts = accounts_of(entry)
    of_books = [] if accounts.is_empty else figures(accounts)
    return {"figures": [*of_books, *_hours_at_the_end(entry)]}


def _hours_at_the_end(entry: Entry) -> list[tuple[str, str]]:
    """One query once it has ended."""
    hours = None if entry.project.is_going_on else hours_together(entry.project)
    return [(_("Hours given"), hours_in_words(hours))] if hours else []


def hours_in_words(hours: Decimal) -> str:
    """“34.5”, by the language; never rounded."""
    exact = Decimal(f"{hours.normalize():f}")  # 100, not 1E+2
    number: str = number_format(exact, use_l10n=True, force_grouping=True)
    return number


def reads_of_money(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    """Everything on the page of the books."""
    accounts = accounts_of(entry)
    in_words = accounts.in_words
    return {
        "accounts": accounts,
        "figures": figures(accounts),
        "limit": "" if accounts.budget.limit is None else in_words(accounts.budget.limit),
        "budgets": [
            (is_in_kind, _sums(accounts, is_in_kind=is_in_kind)) for is_in_kind in (False, True)
        ],
        "book": [
            (one.at, one.words, in_words(one.amount), in_words(one.left)) for one in accounts.book()
        ],
        "claims": [_claim(seat, one, accounts, relation) for one in accounts.claims],
        "pledges": [_pledge(seat, one, accounts, relation) for one in accounts.pledges],
        "may_set": bool(money_policy.may_set_budget(seat, entry, relation)),
        "may_add": bool(money_policy.may_add_money(seat, entry)),
    }


def reads_of_public_books(entry: Entry) -> dict[str, Any]:
    """What anyone with the link may read: sums, and no words of people about what they gave.

    Planned and actual are side by side where something was planned.
    """
    accounts = accounts_of(entry)
    return {
        "figures": [] if accounts.is_empty else figures(accounts, of_all=False),
        "budgets": [
            (is_in_kind, _sums(accounts, is_in_kind=is_in_kind))
            for is_in_kind in sorted({one.is_in_kind for one in accounts.lines})
        ],
    }


def _sums(accounts: Accounts, *, is_in_kind: bool) -> list[tuple[Any, str, str, str]]:
    """Each line with what was planned and what came of it, and the sum of both, in words."""
    sums = accounts.sums(is_in_kind=is_in_kind)
    if not sums:
        return []
    rows = [
        (one.line, one.name, accounts.in_words(one.planned), accounts.in_words(one.actual))
        for one in sums
    ]
    planned, actual = total(one.planned for one in sums), total(one.actual for one in sums)
    return [*rows, (None, _("Together"), accounts.in_words(planned), accounts.in_words(actual))]


def _claim(seat: Seat, claim: Claim, accounts: Accounts, relation: Relation) -> Row:
    approvers = [one.by for one in claim.approvals.all()]
    ids = frozenset(one.pk for one in approvers)
    sees_receipts = relation.is_in_team or seat.someone.pk == claim.claimed_by_id
    files = [one.attachment for one in claim.receipts.all()] if sees_receipts else []
    buttons = [
        Button(verb, (claim.project_id, claim.pk), str(label), look, is_post=verb != "refuse_claim")
        for verb, label, look in OF_CLAIM
        if money_policy.may_with_claim(verb, seat, claim, relation, ids)
    ]
    return Row(
        words=claim.words,
        amount=accounts.in_words(claim.amount),
        by=claim.claimed_by.name if claim.claimed_by else _("Someone who has left"),
        state=claim.get_state_display(),
        buttons=buttons,
        note=" ".join(_notes(claim, [one.name for one in approvers], accounts)),
        files=tuple(files),
    )


def _notes(claim: Claim, approvers: list[str], accounts: Accounts) -> Iterator[str]:
    if claim.line:
        yield _("For: %(line)s.") % {"line": claim.line.name}
    if approvers:
        yield _("Approved by %(names)s.") % {"names": ", ".join(approvers)}
    if claim.state == ClaimState.WAITING:
        missing = accounts.budget.approvals_for(claim.amount) - len(approvers)
        if missing > 0:
            words = ngettext("%(n)d person has to approve it.", "%(n)d people have to.", missing)
            yield words % {"n": missing}
    if claim.why_not:
        yield _("Reason: %(why)s") % {"why": claim.why_not}


def _pledge(seat: Seat, pledge: Pledge, accounts: Accounts, relation: Relation) -> Row:
    buttons = [
        Button(verb, (pledge.project_id, pledge.pk), str(label), look)
        for verb, label, look in OF_PLEDGE
        if money_policy.may_with_pledge(verb, seat, pledge, relation)
    ]
    line = _("For: %(line)s.") % {"line": pledge.line.name} if pledge.line else ""
    return Row(
        words=pledge.what or _("Money"),
        amount=accounts.in_words(pledge.amount),
        by=_giver(seat, pledge, relation),
        state=pledge.get_state_display(),
        buttons=buttons,
        note=line,
    )


def _giver(seat: Seat, pledge: Pledge, relation: Relation) -> str:
    name = pledge.giver.name if pledge.giver else pledge.giver_name
    if not name or not money_policy.knows_giver(seat, pledge, relation):
        return _("Someone who wants no name")
    if pledge.is_anonymous:
        return _("%(name)s, without a name for others") % {"name": name}
    return name
