"""What a reader can do with a decision."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.communities.seats import Seat
from guildhall.decisions import policy, stewards_policy
from guildhall.decisions.places import ASKED, OUTCOME, STEWARDS
from guildhall.decisions.queries import around

_asked = partial(Act, place=ASKED)
_outcome = partial(Act, place=OUTCOME, is_post=False)
_stewards = partial(Act, place=STEWARDS)

OPEN = _asked(_("Ask everyone now"), "vote", "open_decision", look=Look.MAIN)
AGAIN = _asked(_("Take it up again"), "undo-2", "take_up_again")
DECIDE = _asked(_("Decide it …"), "check", "make_decision", is_post=False, look=Look.MAIN)
THEMES = _asked(_("Answer contributions …"), "list", "add_theme", is_post=False)
CHANGE = _asked(_("Change the proposal …"), "pencil", "change_proposal", is_post=False)
EXTEND = _asked(_("Give more time …"), "clock", "extend_decision", is_post=False)
NAME = _asked(_("Name who decides …"), "user-check", "name_decider_of", is_post=False)
ANSWER = _stewards(_("Answer the stewards …"), "pencil", "answer_stewards", is_post=False)
OPTIONS = _stewards(_("Stop this vote to change its options"), "rotate-cw", "prepare_anew")
WITHDRAW = Act(_("Withdraw it"), "x", "withdraw_decision", Place.MENU)
WORD = _outcome(_("Add reasons and who does what …"), "pencil", "word_outcome")
REWORD = _outcome(_("Change reasons and who does what …"), "pencil", "word_outcome")
KEEP = _outcome(_("It still holds …"), "check", "keep_decision")
ANEW = _outcome(_("Decide anew …"), "rotate-cw", "decide_anew")
REVIEW = Act(_("Ask to open it again …"), "history", "ask_for_review", Place.MENU, is_post=False)


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """Open it, change what is proposed, decide, word what is decided, look at it again."""
    if seat.person is None:
        return []
    offered = {
        OPEN: policy.may_open_decision,
        AGAIN: policy.may_take_up_again,
        DECIDE: policy.may_make_decision,
        CHANGE: policy.may_change_proposal,
        EXTEND: policy.may_extend_decision,
        ANSWER: stewards_policy.may_answer_stewards,
        OPTIONS: stewards_policy.may_prepare_anew,
        NAME: policy.may_name_decider_of,
        WITHDRAW: policy.may_withdraw_decision,
        KEEP: policy.may_keep_decision,
    }
    allowed = [act for act, may in offered.items() if may(seat, entry)]
    if policy.may_add_theme(seat, entry) and around(entry).open_contributions:
        allowed.append(THEMES)
    if policy.may_ask_for_review(seat, entry) and around(entry).wish is None:
        allowed.append(REVIEW)
    if policy.may_replace_decision(seat, entry):
        allowed.append(ANEW)
    if policy.may_word_outcome(seat, entry):
        allowed.append(REWORD if _is_worded(entry) else WORD)
    return allowed


def _is_worded(entry: Entry) -> bool:
    return bool(entry.decision.reasons or entry.decision.next_steps)
