"""What a reader can do with an idea."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Place
from guildhall.communities.seats import Seat
from guildhall.ideas import policy
from guildhall.ideas.challenge_acts import challenge_acts
from guildhall.ideas.challenge_policy import may_take_out_of_challenge
from guildhall.ideas.events import CHALLENGE, SMALL_TEST
from guildhall.ideas.queries.own_states import own_states_on
from guildhall.ideas.reader import relation_in
from guildhall.ideas.small_test_acts import small_test_acts
from guildhall.ideas.views.finding import ANSWER

_answer = partial(Act, place=ANSWER, is_post=False)

LOOK_AT = _answer(_("We're looking at it"), "eye", "look_at_idea")
BEGIN_TEST = _answer(_("Start a small test"), "flask-conical", "begin_small_test")
MOVE_ON = _answer(_("Move it on …"), "arrow-right", "move_idea")
TAKE_UP = _answer(_("Take it up …"), "check", "take_up_idea")
SET_ASIDE = _answer(_("Not now …"), "moon", "set_idea_aside")
BUILD_ON = Act(_("Build on this …"), "git-branch", "build_on_idea", is_post=False)
MERGE = Act(_("Merge into another idea …"), "copy", "merge_idea", Place.MENU, is_post=False)
TAKE_OUT = Act(_("Take it out of the challenge"), "undo-2", "take_out_of_challenge", Place.MENU)
LEAVE_AUTHORS = Act(_("Step back as a co-author"), "undo-2", "leave_authors", Place.MENU)
REOPEN = Act(_("Open the idea again …"), "undo-2", "reopen_idea", Place.MENU, is_post=False)


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """Build on an idea, and the ways to answer it; the log and the end of a small test."""
    if entry.kind == CHALLENGE:
        return challenge_acts(seat, entry)
    if entry.kind == SMALL_TEST:
        return small_test_acts(seat, entry)
    return [*_building(seat, entry), *_answering(seat, entry)]


def _building(seat: Seat, entry: Entry) -> list[Act]:
    offered = {
        BUILD_ON: policy.may_build_on_idea(seat, entry),
        MERGE: policy.may_merge_idea(seat, entry),
        TAKE_OUT: may_take_out_of_challenge(seat, entry, relation_in(seat, entry)),
        LEAVE_AUTHORS: policy.may_leave_authors(seat, entry, relation_in(seat, entry)),
    }
    return [act for act, verdict in offered.items() if verdict]


def _answering(seat: Seat, entry: Entry) -> list[Act]:
    relation = relation_in(seat, entry)
    offered = {
        LOOK_AT: policy.may_look_at_idea,
        BEGIN_TEST: policy.may_answer_with_a_test,
        TAKE_UP: policy.may_take_up_idea,
        SET_ASIDE: policy.may_set_idea_aside,
        REOPEN: policy.may_reopen_idea,
    }
    own = [act for act, may in offered.items() if may(seat, entry, relation)]
    return [*own, *_own_states(seat, entry, relation)]


def _own_states(seat: Seat, entry: Entry, relation: policy.Relation) -> list[Act]:
    """One query for stewards, none for others."""
    if not relation.is_steward:
        return []
    states = own_states_on(seat.community)
    return [MOVE_ON] if policy.may_move_idea(seat, entry, relation, states) else []
