"""What people may do with decisions, and why not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.decisions.models import Decision, Level
from guildhall.decisions.taking_part import parts_known
from guildhall.decisions.transitions import TABLE, Who, allows
from guildhall.decisions.ways import voting, way_of
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.rounds.models import Objection
from guildhall.rounds.queries import people_of

May = Callable[[Seat, Entry], Verdict]

_ONLY: dict[Who, str | Promise] = {
    Who.OPENER: _("Only the person who opened this and stewards can do this."),
    Who.DECIDER: _("Only the person who decides this can do this."),
    Who.STEWARD: _("Only stewards can do this."),
    Who.ASKED: _("Other people are asked here: those who take part are named on the page."),
}
NOT_NOW = _("This can't be done with the decision as it is now. Reload the page to see it.")


@dataclass(frozen=True, slots=True)
class Relation:
    """What someone is to one decision."""

    who: frozenset[Who]

    def __contains__(self, who: Who) -> bool:
        return who in self.who


def relation_to(seat: Seat, decision: Decision) -> Relation:
    """Nothing for those who don't belong here. One query where a topic's people take part, once."""
    if seat.person is None or not seat.is_member:
        return Relation(frozenset())
    who = {Who.MEMBER}
    if decision.entry.author_id == seat.person.pk:
        who.add(Who.OPENER)
    if seat.is_steward:
        who.add(Who.STEWARD)
    if decision.decider_id == seat.person.pk:
        who.add(Who.DECIDER)
    if _takes_part(seat, decision):
        who.add(Who.ASKED)
    return Relation(frozenset(who))


def may_prepare_decision(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_tell(seat: Seat) -> Verdict:
    """Put into the register what is decided already."""
    if seat.is_steward:
        return YES
    return no(_("Only stewards can tell members what is decided. You can ask them instead."))


def may_name_another(seat: Seat) -> Verdict:
    if seat.is_steward:
        return YES
    return no(_("Only stewards can name someone else who decides. Leave it empty: you decide."))


def may_agree_to_proposal(seat: Seat, entry: Entry) -> Verdict:
    """A yes counts until it is decided, also late: it can only help."""
    return _may_by_consent("agree_to_proposal", seat, entry)


def may_object_to_proposal(seat: Seat, entry: Entry) -> Verdict:
    verdict = _may_by_consent("object_to_proposal", seat, entry)
    ends_at = entry.decision.ends_at
    if verdict and (ends_at is None or ends_at <= timezone.now()):
        return no(_("The day for objections is over. Say what worries you in a reply."))
    return verdict


def may_take_back_objection(seat: Seat, objection: Objection) -> Verdict:
    if seat.person is None or objection.person_id != seat.person.pk:
        return no(_("Only the person who objected can take it back."))
    entry = objection.round.decision_proposal.decision.entry
    return may_by_table("take_back_objection", seat, entry)


def may_answer_objector(seat: Seat, objection: Objection) -> Verdict:
    entry = objection.round.decision_proposal.decision.entry
    if seat.person is not None and objection.person_id == seat.person.pk:
        return no(_("It's your own objection. You can take it back."))
    return may_by_table("answer_objector", seat, entry)


def may_change_proposal(seat: Seat, entry: Entry) -> Verdict:
    return _may_by_consent("change_proposal", seat, entry)


def may_extend_decision(seat: Seat, entry: Entry) -> Verdict:
    """The last day of a vote is fixed: whoever saw a result so far must not choose it."""
    if entry.decision.way == voting.NAME:
        return no(NOT_NOW)
    return may_by_table("extend_decision", seat, entry)


def may_cast_ballot(seat: Seat, entry: Entry) -> Verdict:
    """Until the day is over; then it waits to be counted."""
    verdict = _may_by_vote("cast_ballot", seat, entry)
    ends_at = entry.decision.ends_at
    if verdict and (ends_at is None or ends_at <= timezone.now()):
        return no(_("Voting is over. Your ballot was not counted."))
    return verdict


def may_set_ways(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can change this."))


def may_hold_election(seat: Seat) -> Verdict:
    if seat.is_steward:
        return YES
    return no(_("Only stewards can hold an election that gives a role. You can hold a poll."))


def may_read_ballots(seat: Seat) -> Verdict:
    """The published list, with names where votes have them, is for members."""
    return YES if seat.is_member else no(_("Only members can read the ballots."))


def may_name_decider_of(seat: Seat, entry: Entry) -> Verdict:
    verdict = may_by_table("name_decider_of", seat, entry)
    return verdict if not verdict or way_of(entry.decision).has_decider else no(NOT_NOW)


def may_make_decision(seat: Seat, entry: Entry) -> Verdict:
    """The person who decides, once it is their turn: the reason says what is still missing."""
    verdict = _may_decide("make_decision", seat, entry)
    if not verdict:
        return verdict
    sentence = way_of(entry.decision).is_ripe(entry.decision, timezone.now())
    return no(sentence) if sentence else YES


def may_add_theme(seat: Seat, entry: Entry) -> Verdict:
    verdict = _may_decide("add_theme", seat, entry)
    return verdict if not verdict or entry.decision.way == "hearing" else no(NOT_NOW)


def may_by_table(verb: str, seat: Seat, entry: Entry) -> Verdict:
    """As the table says."""
    if not entry.is_published:
        return no(_("This has been removed."))
    verdict = may_take_part(seat)
    if not verdict:
        return verdict
    relation = relation_to(seat, entry.decision)
    if allows(verb, state=entry.state, who=relation.who):
        return YES
    row = TABLE[verb]
    if row.who & relation.who:
        return no(NOT_NOW)
    return no(next((says for who, says in _ONLY.items() if who in row.who), NOT_NOW))


def _may_by_consent(verb: str, seat: Seat, entry: Entry) -> Verdict:
    verdict = may_by_table(verb, seat, entry)
    return verdict if not verdict or entry.decision.way == "consent" else no(NOT_NOW)


def _may_by_vote(verb: str, seat: Seat, entry: Entry) -> Verdict:
    verdict = may_by_table(verb, seat, entry)
    return verdict if not verdict or entry.decision.way == voting.NAME else no(NOT_NOW)


def _may_decide(verb: str, seat: Seat, entry: Entry) -> Verdict:
    verdict = may_by_table(verb, seat, entry)
    return verdict if not verdict or way_of(entry.decision).has_decider else no(NOT_NOW)


def _takes_part(seat: Seat, decision: Decision) -> bool:
    if decision.role and decision.role not in seat.roles:
        return False
    if not decision.topic_id or seat.person is None:
        return True
    known = parts_known(decision)
    if seat.person.pk not in known:
        people = people_of(seat.community.pk, topic_id=decision.topic_id)
        known[seat.person.pk] = people.filter(pk=seat.person.pk).exists()
    return known[seat.person.pk]


def may_open_at(seat: Seat, level: str) -> Verdict:
    return may_tell(seat) if level == Level.TOLD else YES


may_change_decision: May = partial(may_by_table, "change_decision")
may_withdraw_decision: May = partial(may_by_table, "withdraw_decision")
may_take_up_again: May = partial(may_by_table, "take_up_again")
may_abstain_from_proposal: May = partial(_may_by_consent, "abstain_from_proposal")
may_take_back_voice: May = partial(_may_by_consent, "take_back_voice")
may_take_back_ballot: May = partial(_may_by_vote, "take_back_ballot")
may_word_outcome: May = partial(may_by_table, "word_outcome")
may_ask_for_review: May = partial(may_by_table, "ask_for_review")
may_support_review: May = partial(may_by_table, "support_review")
may_say_it_was_done: May = partial(may_by_table, "say_it_was_done")
may_say_what_was_done: May = partial(may_by_table, "say_what_was_done")
may_say_not_done_yet: May = partial(may_by_table, "say_not_done_yet")
may_keep_decision: May = partial(may_by_table, "keep_decision")


def may_open_decision(seat: Seat, entry: Entry) -> Verdict:
    """Also who prepared it as a steward, and no longer is one, gives no role by an election."""
    verdict = may_by_table("open_decision", seat, entry)
    if verdict and voting.elects_to_role(entry.decision):
        verdict = may_hold_election(seat)
    return may_open_at(seat, entry.decision.level) if verdict else verdict


def may_replace_decision(seat: Seat, entry: Entry) -> Verdict:
    """Decide anew what is under review: a new decision, which puts this one out of force."""
    return may_by_table("keep_decision", seat, entry)
