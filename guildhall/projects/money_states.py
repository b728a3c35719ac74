"""Every change of a claim and of a pledge, in tables."""

from guildhall.projects import events
from guildhall.projects.models import ClaimState, PledgeState
from guildhall.projects.transitions import TEAM, Who, row, table

WAITING, APPROVED = ClaimState.WAITING, ClaimState.APPROVED
PROMISED, RECEIVED = PledgeState.PROMISED, PledgeState.RECEIVED
THANKED, DROPPED = PledgeState.THANKED, PledgeState.WITHDRAWN
HANDLES = TEAM | {Who.HOLDER}

# Nobody approves or refuses their own, and who takes an approval back gave it: the policy says so.
CLAIM = table(
    row("approve_claim", {WAITING}, APPROVED, TEAM, events.CLAIM_APPROVED),
    row("take_back_approval", {WAITING, APPROVED}, WAITING, TEAM, events.APPROVAL_TAKEN_BACK),
    row("refuse_claim", {WAITING}, ClaimState.REFUSED, TEAM, events.CLAIM_REFUSED),
    row("withdraw_claim", {WAITING}, ClaimState.WITHDRAWN, {Who.HOLDER}, events.CLAIM_WITHDRAWN),
)
PLEDGE = table(
    row("withdraw_pledge", {PROMISED}, DROPPED, HANDLES, events.PLEDGE_WITHDRAWN),
    row("renew_pledge", {DROPPED}, PROMISED, HANDLES, events.PLEDGE_RENEWED),
    row("receive_pledge", {PROMISED}, RECEIVED, TEAM, events.PLEDGE_RECEIVED),
    row("not_received", {RECEIVED, THANKED}, PROMISED, TEAM, events.PLEDGE_NOT_RECEIVED),
    row("thank_for_pledge", {RECEIVED}, THANKED, TEAM, events.PLEDGE_THANKED),
)
