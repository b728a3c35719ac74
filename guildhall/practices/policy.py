"""What people may do with tips and practices, and why not."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.models import RolePeriod
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.people.models import Person, Unit
from guildhall.practices.models import CheckState, RollOut, RollOutAsk, Rules, Rung, Use, Way
from guildhall.practices.transitions import TABLE, Who, allows


@dataclass(frozen=True, slots=True)
class Relation:
    """What someone is to one tip or practice, under the rules of its community."""

    who: frozenset[Who]
    rules: Rules

    @property
    def is_author(self) -> bool:
        return Who.AUTHOR in self.who


def relation_of(
    seat: Seat,
    way: Way,
    *,
    authors: set[int],
    topics: set[int],
    checkers: set[int],
    heir: Person | None = None,
    rules: Rules,
) -> Relation:
    """From the ids of its authors and topics, and of the people whose check counts."""
    person_id = seat.person.pk if seat.person else None
    if person_id is None or not seat.is_member:
        return Relation(frozenset(), rules)
    is_claimed = way.check_state == CheckState.CLAIMED
    is_anothers = is_claimed and way.claimed_by_id != person_id
    who = {
        Who.AUTHOR: person_id in authors,
        Who.HEIR: heir is not None and heir.pk == person_id,
        Who.PEER: person_id not in authors | checkers
        and not is_anothers
        and _may_check_here(seat, topics, rules),
        Who.CLAIMANT: is_claimed and way.claimed_by_id == person_id,
        Who.CHECKER: person_id in checkers,
        Who.BACKER: way.stands_behind_id == person_id,
        Who.STEWARD: seat.is_steward_of(topics),
    }
    return Relation(frozenset(role for role, is_true in who.items() if is_true), rules)


def may_add_tip(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_change_way(seat: Seat, relation: Relation) -> Verdict:
    """Its authors, also those who added to it later, who took it over, and the stewards."""
    if not seat.is_member:
        return may_take_part(seat)
    if relation.is_author or relation.who & {Who.HEIR, Who.STEWARD}:
        return YES
    return no(
        _("Only its authors and stewards can edit this. You can add to it, or write a reply below.")
    )


def may_keep_counter_case(seat: Seat, way: Way, relation: Relation) -> Verdict:
    """Its authors and the stewards, also to put it away again."""
    verdict = _on_what_is_there(seat, way)
    if verdict and not may_change_way(seat, relation):
        return no(_("Only its authors and stewards choose which report is kept beside it."))
    return verdict


def may_say_more(seat: Seat, way: Way) -> Verdict:
    return _on_what_is_there(seat, way)


def may_check_way(seat: Seat, way: Way, relation: Relation) -> Verdict:
    verdict = _on_what_is_there(seat, way)
    if not verdict:
        return verdict
    if relation.is_author:
        return no(_("You wrote this yourself, so someone else has to check it."))
    if Who.CHECKER in relation.who:
        return no(_("You have already checked this."))
    if way.check_state == CheckState.CLAIMED and Who.CLAIMANT not in relation.who:
        return no(_("Someone is checking this at the moment."))
    if Who.PEER not in relation.who:
        return no(
            _("Only checkers can check tips here. You can help them by saying how it went for you.")
        )
    if not allows("check_way", state=way.check_state, who=relation.who):
        return no(_("This has already been checked."))
    return YES


def may_claim_check(seat: Seat, way: Way, relation: Relation) -> Verdict:
    """Only where checkers are named: elsewhere there is no need to announce it."""
    if not relation.rules.checked_by_named:
        return no(_("Anyone can check tips here. Just say when you have."))
    verdict = may_check_way(seat, way, relation)
    if verdict and not allows("claim_check", state=way.check_state, who=relation.who):
        return no(_("Someone is already checking it."))
    return verdict


def may_let_go_of_check(seat: Seat, way: Way, relation: Relation) -> Verdict:
    if allows("let_go_of_check", state=way.check_state, who=relation.who):
        return YES
    return no(_("Only the person checking it or a steward can hand it on."))


def may_take_back_check(seat: Seat, way: Way, relation: Relation) -> Verdict:
    if Who.CHECKER in relation.who and way.check_state in TABLE["take_back_check"].sources | {
        CheckState.CLAIMED,
        CheckState.QUESTIONED,
    }:
        return YES
    return no(_("You haven't checked this."))


def may_question_way(seat: Seat, way: Way, relation: Relation) -> Verdict:
    """Anyone but its authors may ask; only a checker's question changes its state."""
    verdict = _on_what_is_there(seat, way)
    if verdict and relation.is_author:
        return no(_("You wrote this yourself."))
    return verdict


def may_stand_behind(seat: Seat, way: Way, relation: Relation) -> Verdict:
    verdict = _on_what_is_there(seat, way)
    if not verdict:
        return verdict
    if Who.STEWARD not in relation.who:
        return no(_("Only a steward of the community or the topic can stand behind it."))
    if not allows("stand_behind", state=way.entry.state, who=relation.who):
        return no(_("It has to work elsewhere first."))
    return YES


def may_step_back(seat: Seat, way: Way, relation: Relation) -> Verdict:
    if way.stands_behind_id and relation.who & TABLE["step_back"].who:
        return YES
    return no(_("Only the person who stands behind it or a steward can take that back."))


def may_withdraw_way(seat: Seat, way: Way, relation: Relation) -> Verdict:
    if allows("withdraw_way", state=way.entry.state, who=relation.who):
        return YES
    if way.is_withdrawn:
        return no(_("It has already been withdrawn."))
    return no(_("Only its authors and stewards can withdraw it."))


def may_bring_back_way(seat: Seat, way: Way, relation: Relation) -> Verdict:
    if allows("bring_back_way", state=way.entry.state, who=relation.who):
        return YES
    return no(_("Only its authors and stewards can bring it back."))


def may_look_again(seat: Seat, way: Way, relation: Relation) -> Verdict:
    """Its authors, the people who checked it or stand behind it, and stewards."""
    verdict = _on_what_is_there(seat, way)
    if not verdict or relation.who & {Who.AUTHOR, Who.CHECKER, Who.BACKER, Who.STEWARD}:
        return verdict
    return no(
        _("Only its authors, the people who checked it and stewards can say that it's still true.")
    )


def may_say_use(seat: Seat, way: Way) -> Verdict:
    return _on_what_is_there(seat, way)


def may_take_back_use(seat: Seat, use: Use) -> Verdict:
    if seat.is_steward or (seat.is_member and seat.person and use.person_id == seat.person.pk):
        return YES
    return no(_("Only the person who said this or a steward can take it back."))


def may_open_rollout(seat: Seat, way: Way) -> Verdict:
    if way.is_withdrawn or not way.entry.is_published:
        return no(_("This isn't available any more."))
    if seat.is_steward and not seat.community.is_closed:
        return YES
    return no(_("Only stewards can ask units whether they use it."))


def may_close_rollout(seat: Seat, rollout: RollOut) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can open and close roll-outs."))


def may_answer_ask(seat: Seat, ask: RollOutAsk, unit: Unit | None) -> Verdict:
    """Its contact, someone from that unit, or a steward."""
    if seat.is_steward or (seat.is_member and seat.person and ask.contact_id == seat.person.pk):
        return YES
    if seat.is_member and unit is not None and ask.unit_id == unit.pk:
        return YES
    return no(_("Only this unit's contact, its people and stewards can answer."))


def may_open_disproof(seat: Seat, way: Way) -> Verdict:
    """Ask for two weeks where it fails: of what has been tested in other places."""
    verdict = _on_what_is_there(seat, way)
    if verdict and not seat.is_steward:
        return no(
            _("Only stewards can ask everyone where it fails. You can report a case any time.")
        )
    if verdict and way.entry.state not in (Rung.STANDARD, Rung.ELSEWHERE):
        return no(_("It has to work elsewhere before it's worth trying to break."))
    return verdict


def may_bring_case(seat: Seat, way: Way) -> Verdict:
    return _on_what_is_there(seat, way)


def may_settle_disproof(seat: Seat) -> Verdict:
    """Stop asking; say what was found; take that back."""
    if not seat.is_steward:
        return no(_("Only stewards can stop asking or write what was found."))
    return may_take_part(seat)


def may_set_rules(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can change the rules for checks."))


def may_make_label(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_remove_label(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards can remove labels."))


def may_see_desk(seat: Seat) -> Verdict:
    """People with a role: stewards and checkers, also of a single topic."""
    roles = {RolePeriod.Role.STEWARD, RolePeriod.Role.CHECKER}
    if seat.roles & roles or any(role in roles for role, _topic in seat.topic_roles):
        return YES
    return no(_("This page is for stewards and checkers."))


def _on_what_is_there(seat: Seat, way: Way) -> Verdict:
    if not way.entry.is_published:
        return no(_("This has been removed."))
    if way.entry.state == Rung.WITHDRAWN:
        return no(_("This has been withdrawn."))
    return may_take_part(seat)


def _may_check_here(seat: Seat, topics: set[int], rules: Rules) -> bool:
    """Everyone; where checkers are named, those of the community or of one of the topics."""
    if not rules.checked_by_named:
        return True
    role = RolePeriod.Role.CHECKER
    return role in seat.roles or any((role, topic_id) in seat.topic_roles for topic_id in topics)


def may_write_practice(seat: Seat, tips: list[Entry]) -> Verdict:
    if any(not tip.is_published for tip in tips):
        return no(_("One of these tips has been removed."))
    return may_take_part(seat)
