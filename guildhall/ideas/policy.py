"""What people may do with ideas, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.commons.policy import may_reply
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.ideas.models import ENDED, OPEN, OwnState
from guildhall.ideas.transitions import (
    LOOK_AT,
    REOPEN,
    SET_ASIDE,
    TAKE_UP,
    Who,
    allows,
    may_come_into,
)
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.moderation.policy import may_moderate


@dataclass(frozen=True, slots=True)
class Relation:
    """What someone is to one idea."""

    who: frozenset[Who]
    decides: bool = False  # the challenge that it is in

    @property
    def is_author(self) -> bool:
        return Who.AUTHOR in self.who

    @property
    def is_steward(self) -> bool:
        return Who.STEWARD in self.who


NOBODY = Relation(frozenset())


def relation_of(
    seat: Seat, *, authors: set[int], topics: set[int], decider: int | None = None
) -> Relation:
    """From the ids of its authors and topics, and of the person who decides its challenge."""
    if seat.person is None or not seat.is_member:
        return NOBODY
    who = {
        Who.AUTHOR: seat.person.pk in authors,
        Who.STEWARD: seat.is_steward_of(topics),
    }
    roles = frozenset(role for role, is_true in who.items() if is_true)
    return Relation(roles, decides=decider == seat.person.pk)


def may_add_idea(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_change_idea(seat: Seat, relation: Relation) -> Verdict:
    """All its authors, not only the first, and the stewards."""
    if not seat.is_member:
        return may_take_part(seat)
    if relation.who:
        return YES
    return no(_("Only its authors and stewards can edit this. You can write a reply below."))


def may_join_idea(seat: Seat, entry: Entry) -> Verdict:
    """Say “I'd use it” or “I'd help” to someone else's; taking it back is always possible."""
    verdict = on_what_is_open(seat, entry)
    if verdict and seat.person is not None and entry.author_id == seat.person.pk:
        return no(_("It's your idea: you're among the people behind it already."))
    return verdict


def may_doubt_idea(seat: Seat, entry: Entry) -> Verdict:
    verdict = on_what_is_open(seat, entry)
    return may_reply(seat, entry) if verdict else verdict


def may_settle_doubt(seat: Seat, reply: Reply) -> Verdict:
    if seat.person is not None and reply.author_id == seat.person.pk:
        return may_take_part(seat)
    return no(_("Only the person who had this doubt can say that it's settled."))


def may_look_at_idea(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    return _may_move(LOOK_AT, seat, entry, relation)


def may_answer_with_a_test(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """Whether “Start a small test” is among the answers: any member can begin one further down."""
    verdict = _on_what_is_there(seat, entry)
    if verdict and not (relation.who and entry.state in OPEN):
        return no(_("This can't be done with the idea as it is now. Reload the page to see it."))
    return verdict


def may_take_up_idea(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    return _may_move(TAKE_UP, seat, entry, relation)


def may_set_idea_aside(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    return _may_move(SET_ASIDE, seat, entry, relation)


def may_reopen_idea(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    return _may_move(REOPEN, seat, entry, relation)


def may_move_idea(
    seat: Seat, entry: Entry, relation: Relation, states: Sequence[OwnState]
) -> Verdict:
    """Into one of the states that the community named itself, `states`."""
    verdict = _on_what_is_there(seat, entry)
    if verdict and entry.idea.is_judged:
        return no(_("This idea is in a challenge: the person who decides that one answers it."))
    if verdict and not relation.is_steward:
        return no(_("Only a steward can answer an idea. You can begin a small test of it."))
    if verdict and not (states and (entry.idea.own_state_id or states_ahead(entry, states))):
        return no(_("No other state can be chosen for the idea as it is now."))
    return verdict


def states_ahead(entry: Entry, states: Sequence[OwnState]) -> list[OwnState]:
    """Those that a steward can bring it into; what their gates ask for is asked later."""
    return [
        one
        for one in states
        if one.pk != entry.idea.own_state_id
        and may_come_into(one.meaning, state=entry.state, who={Who.STEWARD})
    ]


def may_merge_idea(seat: Seat, entry: Entry) -> Verdict:
    """As with any two entries: a steward, who can undo it in the moderation log."""
    if not entry.is_published:
        return no(_("This has been removed."))
    return may_moderate(seat)


def may_build_on_idea(seat: Seat, entry: Entry) -> Verdict:
    return _on_what_is_there(seat, entry)


def may_add_coauthor(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    verdict = _on_what_is_there(seat, entry)
    if verdict and not relation.is_author:
        return no(_("Only its authors choose who writes it with them."))
    return verdict


def may_leave_authors(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """A co-author steps back; the person who put the idea in is its author for good."""
    if seat.person is not None and relation.is_author and entry.author_id != seat.person.pk:
        return YES
    return no(_("Only a co-author can step back."))


def may_wish_for_help(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """Its authors and the stewards say what it still needs someone for, until it has ended."""
    verdict = on_what_is_open(seat, entry)
    if verdict and not relation.who:
        return no(_("Only its authors and stewards can say what is still needed."))
    return verdict


def may_set_promise(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can change this."))


def _may_move(verb: str, seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """As the table of transitions says."""
    verdict = _on_what_is_there(seat, entry)
    if not verdict:
        return verdict
    if entry.idea.is_judged:
        return _may_decide(verb, entry, relation)
    if allows(verb, state=entry.state, who=relation.who):
        return YES
    if relation.who:
        return no(_("This can't be done with the idea as it is now. Reload the page to see it."))
    return no(_("Only a steward can answer an idea. You can begin a small test of it."))


def _may_decide(verb: str, entry: Entry, relation: Relation) -> Verdict:
    """In a challenge that goes on: only by the person who decides it, once its last day is over."""
    if not relation.decides:
        return no(_("This idea is in a challenge: the person who decides that one answers it."))
    challenge = entry.idea.challenge
    if challenge is not None and challenge.is_open:
        return no(_("Ideas can still come in. You decide once its last day is over."))
    if allows(verb, state=entry.state, who={Who.DECIDER}):
        return YES
    return no(_("This can't be done with the idea as it is now. Reload the page to see it."))


def _on_what_is_there(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)


def on_what_is_open(seat: Seat, entry: Entry) -> Verdict:
    """Taking part in what has had no ending yet."""
    verdict = _on_what_is_there(seat, entry)
    if verdict and entry.state in ENDED:
        return no(_("This idea has had its answer. If something is new, say so in a reply."))
    return verdict
