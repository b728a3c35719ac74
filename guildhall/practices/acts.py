"""What a reader can do with a tip or a practice."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look, Place
from guildhall.commons.policy import may_try
from guildhall.communities.seats import Seat
from guildhall.practices import policy
from guildhall.practices.models import Way
from guildhall.practices.policy import Relation
from guildhall.practices.reader import relation_in

_in_place = partial(Act, is_in_place=True)
_try_act = partial(_in_place, place=Place.MAIN)
_check_act = partial(_in_place, place="check", changes=("head", "acts", "ladder"))
_test_act = partial(_in_place, changes=("head", "check", "acts"))

TRY = _try_act(
    _("Did you try it?"), "wrench", "report_outcome_of_entry", is_post=False, look=Look.MAIN
)
TRIED = _try_act(_("You tried it"), "check", "report_outcome_of_entry", is_post=False, look=Look.ON)
BEGIN_TRIAL = _try_act(
    _("I'll try this"), "flask-conical", "begin_trial", look=Look.QUIET, is_pressed=False
)
GIVE_UP_TRIAL = _try_act(
    _("You're trying it"), "flask-conical", "give_up_trial", look=Look.ON, is_pressed=True
)
SAY_USE = _try_act(_("We use this here"), "house", "say_use", is_post=False, look=Look.QUIET)
OPEN_ROLLOUT = Act(
    _("Ask units to use it …"), "megaphone", "open_rollout", Place.MENU, is_post=False
)
OPEN_DISPROOF = Act(
    _("Ask where it fails …"), "circle-help", "where_it_fails", Place.MENU, is_post=False
)

CHECK = _check_act(_("I've checked this"), "shield-check", "check_way", look=Look.MAIN)
CLAIM_CHECK = _check_act(_("I'm checking this"), "hand", "claim_check")
ASK_AUTHOR = Act(_("Ask the author"), "circle-help", "question_way", "check", is_post=False)
LET_GO_OF_CHECK = _check_act(_("Let someone else check it"), "undo-2", "let_go_of_check")
TAKE_BACK_CHECK = _check_act(_("Take back my check"), "undo-2", "take_back_check")
STAND_BEHIND = _test_act(_("I stand behind it"), "user-check", "stand_behind", "ladder")
STEP_BACK = _test_act(_("Step back"), "", "step_back", "ladder", look=Look.QUIET)
LOOK_AGAIN = _test_act(_("It's still true"), "check", "look_again", "still_true")
WITHDRAW = Act(_("Withdraw …"), "archive", "withdraw_way", Place.MENU, is_post=False)
BRING_BACK = Act(_("Bring it back"), "undo-2", "bring_back_way", "withdrawn")


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """Try it and use it; check it, stand behind it, withdraw it."""
    relation = relation_in(seat, entry)
    return [
        *_trying(seat, entry, marks, relation),
        *_using(seat, entry.way),
        *_judging(seat, entry.way, relation),
    ]


def _trying(seat: Seat, entry: Entry, marks: Marks, relation: Relation) -> list[Act]:
    if entry.way.is_withdrawn or not may_try(seat, entry):
        return []
    if marks.tried_entry:
        return [TRIED]
    if marks.is_trying:
        return [TRY, GIVE_UP_TRIAL]
    return [TRY] if relation.is_author else [TRY, BEGIN_TRIAL]


def _using(seat: Seat, way: Way) -> list[Act]:
    offered = {
        SAY_USE: policy.may_say_use(seat, way),
        OPEN_ROLLOUT: policy.may_open_rollout(seat, way),
        OPEN_DISPROOF: policy.may_open_disproof(seat, way),
    }
    return [act for act, verdict in offered.items() if verdict]


def _judging(seat: Seat, way: Way, relation: Relation) -> list[Act]:
    offered = {
        CHECK: policy.may_check_way,
        CLAIM_CHECK: policy.may_claim_check,
        ASK_AUTHOR: policy.may_question_way,
        LET_GO_OF_CHECK: policy.may_let_go_of_check,
        TAKE_BACK_CHECK: policy.may_take_back_check,
        STAND_BEHIND: policy.may_stand_behind,
        STEP_BACK: policy.may_step_back,
        WITHDRAW: policy.may_withdraw_way,
        BRING_BACK: policy.may_bring_back_way,
    }
    if way.is_overdue:
        offered[LOOK_AGAIN] = policy.may_look_again
    return [act for act, may in offered.items() if may(seat, way, relation)]
