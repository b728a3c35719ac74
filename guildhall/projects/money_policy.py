"""What people may do with the money of a project, and why not. Also after its end: bills come late.

No payments are taken: a pledge is a promise, and what is received is noted by hand.
"""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict, no
from guildhall.projects.models import Claim, Pledge
from guildhall.projects.money_states import CLAIM, PLEDGE
from guildhall.projects.policy import Relation, on_what_is_there
from guildhall.projects.transitions import Table, allows

JUDGES = frozenset({"approve_claim", "refuse_claim"})


def may_read_money(seat: Seat, entry: Entry) -> Verdict:
    if seat.is_member:
        return on_what_is_there(seat, entry)
    return no(_("Only members of this community see the accounts."))


def may_add_money(seat: Seat, entry: Entry) -> Verdict:
    """Hand in a receipt, or promise something: everyone who takes part."""
    return on_what_is_there(seat, entry)


def may_set_budget(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    verdict = on_what_is_there(seat, entry)
    if not verdict or relation.is_in_team:
        return verdict
    return no(_("Only the organisers of this project and stewards can do this."))


def may_with_claim(
    verb: str, seat: Seat, claim: Claim, relation: Relation, approvers: frozenset[int]
) -> Verdict:
    """As the table of claims says. `approvers` are those who have approved it."""
    is_own = seat.person is not None and claim.claimed_by_id == seat.person.pk
    has_approved = seat.person is not None and seat.person.pk in approvers
    verdict = _by_table(CLAIM, verb, seat, claim.project.entry, relation, claim.state, is_own)
    if verdict and verb in JUDGES and is_own:
        return no(_("Someone else has to look at what you spent yourself."))
    if verdict and verb == "approve_claim" and has_approved:
        return no(_("You have approved this. One more person has to."))
    if verdict and verb == "take_back_approval" and not has_approved:
        return no(_("Only someone who approved it can take that back."))
    return verdict


def may_with_pledge(verb: str, seat: Seat, pledge: Pledge, relation: Relation) -> Verdict:
    """As the table of pledges says."""
    is_own = seat.person is not None and pledge.giver_id == seat.person.pk
    return _by_table(PLEDGE, verb, seat, pledge.project.entry, relation, pledge.state, is_own)


def knows_giver(seat: Seat, pledge: Pledge, relation: Relation) -> bool:
    """Who gives without a name: the organisers, to collect it, and they themselves."""
    is_own = seat.person is not None and pledge.giver_id == seat.person.pk
    return not pledge.is_anonymous or relation.is_organiser or is_own


def _by_table(
    verbs: Table,
    verb: str,
    seat: Seat,
    entry: Entry,
    relation: Relation,
    state: str,
    is_own: bool,
) -> Verdict:
    who = relation.holding(is_own)
    verdict = on_what_is_there(seat, entry)
    if not verdict or allows(verbs, verb, state=state, who=who):
        return verdict
    if verbs[verb].who & who:
        return no(_("This can't be done as it is now. Reload the page to see it."))
    return no(_("Only the person whose it is, the organisers and stewards can do this."))
