"""What people may do with wishes, offers, proposals and pairs, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.mentoring.models import Goal, Note, Pair, Proposal, Sitting
from guildhall.people.models import Person


def may_wish(seat: Seat) -> Verdict:
    """Wish for a mentor, or offer to be one."""
    return may_take_part(seat)


def may_take_back(seat: Seat) -> Verdict:
    """Also while paused: it only takes something away."""
    return YES if seat.is_member else may_take_part(seat)


def may_answer_proposal(seat: Seat, _proposal: Proposal) -> Verdict:
    """Whoever sees it is one of the two."""
    return may_take_part(seat)


def may_go_on(_person: Person, pair: Pair) -> Verdict:
    """Write in it, plan and end it: the two, while it lasts."""
    if pair.has_ended:
        return no(_("Your time together is over. You keep what you wrote."))
    return YES


def may_reach_goal(person: Person, goal: Goal) -> Verdict:
    return may_go_on(person, goal.pair)


def may_drop_sitting(person: Person, sitting: Sitting) -> Verdict:
    return may_go_on(person, sitting.pair)


def may_remove_note(person: Person, note: Note) -> Verdict:
    """Its author, also afterwards."""
    if note.author_id == person.pk:
        return YES
    return no(_("Only the person who wrote it can take it out."))


def may_tell_learned(_person: Person, pair: Pair) -> Verdict:
    if pair.has_ended:
        return YES
    return no(_("You can say this once your time together is over."))


def may_let_grow(_person: Person, *, both_wish_it: bool) -> Verdict:
    if not both_wish_it:
        return no(_("Both of you would have to wish it."))
    return YES
