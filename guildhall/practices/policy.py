"""What may be done with tips and practices, and why not."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.models import RolePeriod
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Unit
from guildhall.practices.models import CheckState, RollOut, RollOutAsk, Rules, Rung, Use, Way
from guildhall.practices.transitions import TABLE, Who, allows


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is to one way, under the rules of its community."""

    who: frozenset[Who]
    rules: Rules

    @property
    def is_author(self) -> bool:
        return Who.AUTHOR in self.who


def standing_of(
    seat: Seat, way: Way, *, authors: set[int], topics: set[int], checkers: set[int], rules: Rules
) -> Standing:
    """From whom the way names (ids of authors, topics, and of those whose check stands)."""
    person_id = seat.person.pk if seat.person else None
    if person_id is None or not seat.is_member:
        return Standing(frozenset(), rules)
    is_claimed = way.check_state == CheckState.CLAIMED
    is_anothers = is_claimed and way.claimed_by_id != person_id
    who = {
        Who.AUTHOR: person_id in authors,
        Who.PEER: person_id not in authors | checkers
        and not is_anothers
        and _may_check_here(seat, topics, rules),
        Who.CLAIMANT: is_claimed and way.claimed_by_id == person_id,
        Who.CHECKER: person_id in checkers,
        Who.BACKER: way.stands_behind_id == person_id,
        Who.STEWARD: seat.is_steward_of(topics),
    }
    return Standing(frozenset(one for one, is_true in who.items() if is_true), rules)


def may_add_tip(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_change_way(seat: Seat, standing: Standing) -> Verdict:
    """Its authors, whoever came to be one, and the stewards."""
    if not seat.is_member:
        return may_take_part(seat)
    if standing.is_author or Who.STEWARD in standing.who:
        return YES
    return no(
        _(
            "Its authors and the stewards change this. You can say more, or write what you saw below it."
        )
    )


def may_say_more(seat: Seat, way: Way) -> Verdict:
    return _on_what_stands(seat, way)


def may_check_way(seat: Seat, way: Way, standing: Standing) -> Verdict:
    verdict = _on_what_stands(seat, way)
    if not verdict:
        return verdict
    if standing.is_author:
        return no(_("You wrote this yourself. Somebody else checks it."))
    if Who.CHECKER in standing.who:
        return no(_("Your name stands under it already."))
    if way.check_state == CheckState.CLAIMED and Who.CLAIMANT not in standing.who:
        return no(_("Somebody is checking this at the moment."))
    if Who.PEER not in standing.who:
        return no(
            _("Here peers check who are named for it. Say how it went for you: that helps them.")
        )
    if not allows("check_way", state=way.check_state, who=standing.who):
        return no(_("This is checked already."))
    return YES


def may_claim_check(seat: Seat, way: Way, standing: Standing) -> Verdict:
    """Only where checkers are named: elsewhere nobody need announce it."""
    if not standing.rules.checked_by_named:
        return no(_("Here everybody checks. Just say that you did."))
    verdict = may_check_way(seat, way, standing)
    if verdict and not allows("claim_check", state=way.check_state, who=standing.who):
        return no(_("Somebody is at it already."))
    return verdict


def may_let_go_of_check(seat: Seat, way: Way, standing: Standing) -> Verdict:
    if allows("let_go_of_check", state=way.check_state, who=standing.who):
        return YES
    return no(_("Only who is checking it, or a steward, can hand it on."))


def may_take_back_check(seat: Seat, way: Way, standing: Standing) -> Verdict:
    if Who.CHECKER in standing.who and way.check_state in TABLE["take_back_check"].sources | {
        CheckState.CLAIMED,
        CheckState.QUESTIONED,
    }:
        return YES
    return no(_("Your name does not stand under it."))


def may_question_way(seat: Seat, way: Way, standing: Standing) -> Verdict:
    """Anybody but its authors may ask; only a checker's question changes its state."""
    verdict = _on_what_stands(seat, way)
    if verdict and standing.is_author:
        return no(_("You wrote this yourself."))
    return verdict


def may_stand_behind(seat: Seat, way: Way, standing: Standing) -> Verdict:
    verdict = _on_what_stands(seat, way)
    if not verdict:
        return verdict
    if Who.STEWARD not in standing.who:
        return no(_("Whoever looks after the community or the topic stands behind it."))
    return (
        YES
        if allows("stand_behind", state=way.entry.state, who=standing.who)
        else no(_("It has to work elsewhere first."))
    )


def may_step_back(seat: Seat, way: Way, standing: Standing) -> Verdict:
    if way.stands_behind_id and standing.who & TABLE["step_back"].who:
        return YES
    return no(_("Only who stands behind it, or a steward, can take that back."))


def may_withdraw_way(seat: Seat, way: Way, standing: Standing) -> Verdict:
    if allows("withdraw_way", state=way.entry.state, who=standing.who):
        return YES
    return (
        no(_("Its authors and the stewards withdraw it."))
        if not way.is_withdrawn
        else no(_("It is withdrawn already."))
    )


def may_bring_back_way(seat: Seat, way: Way, standing: Standing) -> Verdict:
    if allows("bring_back_way", state=way.entry.state, who=standing.who):
        return YES
    return no(_("Its authors and the stewards bring it back."))


def may_look_again(seat: Seat, way: Way, standing: Standing) -> Verdict:
    """Who stands for it: its authors, those who checked it, whoever looks after it."""
    verdict = _on_what_stands(seat, way)
    if not verdict or standing.who & {Who.AUTHOR, Who.CHECKER, Who.BACKER, Who.STEWARD}:
        return verdict
    return no(_("Its authors, those who checked it, and the stewards say whether it still holds."))


def may_say_use(seat: Seat, way: Way) -> Verdict:
    return _on_what_stands(seat, way)


def may_take_back_use(seat: Seat, use: Use) -> Verdict:
    if seat.is_steward or (seat.is_member and seat.person and use.person_id == seat.person.pk):
        return YES
    return no(_("Only who said this, or a steward, can take it back."))


def may_open_rollout(seat: Seat, way: Way) -> Verdict:
    if way.is_withdrawn or not way.entry.is_published:
        return no(_("This does not stand any more."))
    return (
        YES
        if seat.is_steward and not seat.community.is_closed
        else no(_("Stewards ask units whether they use it."))
    )


def may_close_rollout(seat: Seat, rollout: RollOut) -> Verdict:
    return YES if seat.is_steward else no(_("Stewards open and close roll-outs."))


def may_answer_ask(seat: Seat, ask: RollOutAsk, unit: Unit | None) -> Verdict:
    """Its contact, or somebody of that unit."""
    if seat.is_steward or (seat.is_member and seat.person and ask.contact_id == seat.person.pk):
        return YES
    if seat.is_member and unit is not None and ask.unit_id == unit.pk:
        return YES
    return no(_("The contact of this unit answers."))


def may_set_rules(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Stewards set how things are checked here."))


def may_make_label(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_remove_label(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Stewards remove labels."))


def may_see_desk(seat: Seat) -> Verdict:
    """Those with a role: stewards, and whoever checks or looks after a topic."""
    roles = {RolePeriod.Role.STEWARD, RolePeriod.Role.CHECKER}
    if seat.roles & roles or any(role in roles for role, _topic in seat.topic_roles):
        return YES
    return no(_("The desk is for stewards and for those who check."))


def _on_what_stands(seat: Seat, way: Way) -> Verdict:
    if not way.entry.is_published:
        return no(_("This was taken away."))
    if way.entry.state == Rung.WITHDRAWN:
        return no(_("This was withdrawn."))
    return may_take_part(seat)


def _may_check_here(seat: Seat, topics: set[int], rules: Rules) -> bool:
    """Everybody; where checkers are named, those named for the community or for one of the topics."""
    if not rules.checked_by_named:
        return True
    role = RolePeriod.Role.CHECKER
    return role in seat.roles or any((role, topic_id) in seat.topic_roles for topic_id in topics)


def may_write_practice(seat: Seat, tips: list[Entry]) -> Verdict:
    if any(not tip.is_published for tip in tips):
        return no(_("One of these tips was taken away."))
    return may_take_part(seat)
