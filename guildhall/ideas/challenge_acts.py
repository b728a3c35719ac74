"""What a reader can do with a challenge."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.ideas import challenge_policy as policy
from guildhall.ideas.days import today_at
from guildhall.ideas.models import Challenge
from guildhall.ideas.queries.challenges import around_challenge, assessing, switches_on
from guildhall.kit.verdict import Verdict

NO_DECIDER = "no_decider"
_page = partial(Act, is_post=False)

ADD = _page(_("Put in an idea"), "sparkles", "add_to_challenge", Place.MAIN, look=Look.MAIN)
DECIDE = _page(_("Say what came of it"), "check", "decide_challenge", Place.MAIN, look=Look.MAIN)
NAME = _page(_("Name who decides …"), "user", "name_decider", Place.MENU)
NAME_NOW = _page(_("Name who decides"), "user", "name_decider", NO_DECIDER, look=Look.MAIN)
STEP_BACK = Act(_("I can't decide it after all"), "undo-2", "step_back_as_decider", Place.MENU)
ASSESSORS = _page(_("Assessors …"), "users", "ask_assessors", Place.MENU)
SCORE = _page(_("Look at the ideas"), "eye", "give_scores", Place.MAIN, look=Look.MAIN)
TAKE_BACK = Act(_("Take back what I handed in"), "undo-2", "take_back_scores", Place.MENU)
GIVEN = _page(_("What assessors gave"), "users", "what_assessors_gave", Place.MAIN)
CALL_OFF = _page(_("Call it off …"), "x", "call_off_challenge", Place.MENU)
REOPEN = Act(_("Let it go on"), "undo-2", "reopen_challenge", Place.MENU)

_May = Callable[[Seat, Challenge], Verdict]
_IN_MENU: tuple[tuple[Act, _May], ...] = (
    (NAME, policy.may_name_decider),
    (STEP_BACK, policy.may_step_back_as_decider),
    (CALL_OFF, policy.may_call_off_challenge),
    (REOPEN, policy.may_reopen_challenge),
)


def challenge_acts(seat: Seat, entry: Entry) -> list[Act]:
    """Put an idea in; decide it once each idea has its outcome; what stewards do."""
    if seat.person is None:
        return []
    challenge = entry.challenge
    acts = [act for act, may in _IN_MENU if may(seat, challenge)]
    acts += _assessing(seat, entry)
    looks_at_them = assessing(seat, challenge).own is not None
    may_add = policy.may_add_to_challenge(seat, challenge, today_at(seat.community))
    if may_add and not looks_at_them:
        acts.append(ADD)
    if policy.may_decide_challenge(seat, challenge) and not around_challenge(entry).waiting:
        acts.append(DECIDE)
    if NAME in acts and not around_challenge(entry).has_decider:
        acts.append(NAME_NOW)
    return acts


def _assessing(seat: Seat, entry: Entry) -> list[Act]:
    """Ask assessors, where that is turned on; be one; see what they gave."""
    challenge = entry.challenge
    acts: list[Act] = []
    reads = assessing(seat, challenge)
    if seat.is_steward and policy.may_ask_assessors(seat, challenge, switches_on(seat.community)):
        acts.append(ASSESSORS)
    if challenge.assess_by is None:
        return acts
    offered = {
        SCORE: policy.may_give_scores,
        TAKE_BACK: policy.may_take_back_scores,
        GIVEN: policy.may_see_scores,
    }
    return acts + [act for act, may in offered.items() if may(seat, challenge, reads.own)]
