"""What people may do after an election that gives a role, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.decisions.elections import election_of
from guildhall.decisions.models import DECIDED
from guildhall.decisions.ways import voting
from guildhall.kit.verdict import YES, Verdict, no


def may_answer_role_offer(seat: Seat, entry: Entry) -> Verdict:
    """Only someone who is asked; whether they have answered already, the action says."""
    verdict = _may_after_election(seat, entry)
    if not verdict:
        return verdict
    election = election_of(entry)
    is_asked = election is not None and election.offer_to(seat.person) is not None
    return YES if is_asked else no(_("You aren't asked for this role."))


def may_offer_role_to_next(seat: Seat, entry: Entry) -> Verdict:
    verdict = _may_after_election(seat, entry)
    if not verdict:
        return verdict
    if not seat.is_steward:
        return no(_("Only stewards can do this."))
    return YES if election_of(entry) else no(_("This election gives no role."))


def _may_after_election(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This has been removed."))
    verdict = may_take_part(seat)
    if not verdict:
        return verdict
    is_over = entry.decision.way == voting.NAME and entry.state in DECIDED
    return YES if is_over else no(_("Nobody has been elected here."))
