"""What people may do with challenges, and why not."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.ideas.assessment import are_shown
from guildhall.ideas.challenge_states import Who, allows
from guildhall.ideas.models import OPEN, Assessor, Challenge, Switch
from guildhall.ideas.policy import Relation
from guildhall.kit.verdict import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class RelationToChallenge:
    """What someone is to one challenge."""

    who: frozenset[Who] = frozenset()

    @property
    def decides(self) -> bool:
        return Who.DECIDER in self.who


def relation_to_challenge(seat: Seat, challenge: Challenge) -> RelationToChallenge:
    """The person who decides puts in no ideas; a steward who decides is both."""
    if seat.person is None or not seat.is_member:
        return RelationToChallenge()
    decides = challenge.decider_id == seat.person.pk
    who = {
        Who.DECIDER: decides,
        Who.MEMBER: not decides,
        Who.STEWARD: seat.is_steward,
    }
    return RelationToChallenge(frozenset(role for role, is_true in who.items() if is_true))


def may_set_switches(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can change this."))


def may_begin_challenge(seat: Seat, switches: Collection[str]) -> Verdict:
    if not seat.is_steward:
        return no(_("Only stewards can begin a challenge."))
    if Switch.Name.CHALLENGES not in switches:
        return no(_("Challenges are off here. Turn them on in the settings of Ideas."))
    return may_take_part(seat)


def may_change_challenge(seat: Seat, challenge: Challenge) -> Verdict:
    return _may("change_challenge", seat, challenge)


def may_add_to_challenge(seat: Seat, challenge: Challenge, today: dt.date) -> Verdict:
    """A new idea for it, until the end of its last day."""
    return _may_put_in("add_to_challenge", seat, challenge, today)


def may_put_into_challenge(
    seat: Seat, challenge: Challenge, today: dt.date, idea: Entry, relation: Relation
) -> Verdict:
    """An idea that is here already, by the people who wrote it."""
    verdict = _may_put_in("put_into_challenge", seat, challenge, today)
    if not verdict:
        return verdict
    if not relation.is_author:
        return no(_("Only the people who wrote an idea put it into a challenge."))
    if not idea.is_published or idea.state not in OPEN or idea.idea.is_judged:
        return no(_("This idea has had its answer, or is in a challenge already."))
    return verdict


def may_take_out_of_challenge(seat: Seat, idea: Entry, relation: Relation) -> Verdict:
    """By the people who wrote it, and stewards, while ideas are still taken."""
    challenge = idea.idea.challenge
    if challenge is None or not challenge.is_going_on:
        return no(_("This idea isn't in a challenge."))
    if not (relation.is_author or relation.is_steward):
        return no(_("Only the people who wrote it and stewards can take it out."))
    if not challenge.is_open:
        return no(_("It's being decided: ideas stay in now."))
    return may_take_part(seat)


def may_ask_assessors(seat: Seat, challenge: Challenge, switches: Collection[str]) -> Verdict:
    verdict = _may("name_decider", seat, challenge)
    if verdict and Switch.Name.ASSESSORS not in switches:
        return no(_("Assessors are off here. Turn them on in the settings of Ideas."))
    return verdict


def may_give_scores(seat: Seat, challenge: Challenge, own: Assessor | None) -> Verdict:
    """Between its last day and the day for assessors, by those who were asked."""
    if own is None:
        return no(_("You aren't one of the assessors."))
    if not challenge.is_going_on or challenge.is_open:
        return no(_("Assessors look at all ideas together, once its last day is over."))
    if own.handed_in_at or are_shown(challenge):
        return no(_("You have handed in. Take that back first."))
    return may_take_part(seat)


def may_take_back_scores(seat: Seat, challenge: Challenge, own: Assessor | None) -> Verdict:
    if own is None or own.handed_in_at is None:
        return no(_("You have handed nothing in."))
    if are_shown(challenge) or not challenge.is_going_on:
        return no(_("The others have seen them: they stay as they are."))
    return may_take_part(seat)


def may_see_scores(seat: Seat, challenge: Challenge, own: Assessor | None) -> Verdict:
    """The people who decide with them: never before they are shown to all of these."""
    relation = relation_to_challenge(seat, challenge)
    if not (relation.decides or seat.is_steward or own is not None):
        return no(_("Only the people who decide see what assessors gave."))
    return YES if are_shown(challenge) else no(_("Not all assessors have handed in yet."))


def may_name_decider(seat: Seat, challenge: Challenge) -> Verdict:
    return _may("name_decider", seat, challenge)


def may_step_back_as_decider(seat: Seat, challenge: Challenge) -> Verdict:
    return _may("step_back_as_decider", seat, challenge)


def may_decide_challenge(seat: Seat, challenge: Challenge) -> Verdict:
    verdict = _may("decide_challenge", seat, challenge)
    if not verdict and challenge.is_open and relation_to_challenge(seat, challenge).decides:
        return no(_("Ideas can still come in. You decide once its last day is over."))
    return verdict


def may_call_off_challenge(seat: Seat, challenge: Challenge) -> Verdict:
    return _may("call_off_challenge", seat, challenge)


def may_reopen_challenge(seat: Seat, challenge: Challenge) -> Verdict:
    return _may("reopen_challenge", seat, challenge)


def _may_put_in(verb: str, seat: Seat, challenge: Challenge, today: dt.date) -> Verdict:
    if relation_to_challenge(seat, challenge).decides:
        return no(_("You decide this challenge, so your own ideas stay outside it."))
    verdict = _may(verb, seat, challenge)
    if challenge.is_going_on and (not challenge.is_open or challenge.until_on < today):
        return no(_("Its last day is over: no more ideas are taken."))
    return verdict


def _may(verb: str, seat: Seat, challenge: Challenge) -> Verdict:
    """As the table says, of what is there, by people who can write here."""
    entry = challenge.entry
    if not entry.is_published:
        return no(_("This has been removed."))
    verdict = may_take_part(seat)
    who = relation_to_challenge(seat, challenge).who
    if not verdict or allows(verb, state=entry.state, who=who):
        return verdict
    if not challenge.is_going_on:
        return no(_("This challenge is over."))
    return no(_("Only stewards, or the person who decides this challenge, can do this."))
