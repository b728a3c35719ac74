"""What people may do with small tests, and why not."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.ideas.models import ENDED, SmallTest
from guildhall.ideas.small_test_states import TEAM, Who, allows
from guildhall.kit.verdict import Verdict, no


@dataclass(frozen=True, slots=True)
class RelationToTest:
    """What someone is to one small test, and whether its owner is still here."""

    who: frozenset[Who]
    has_owner: bool = True

    @property
    def is_in_team(self) -> bool:
        return bool(self.who & TEAM)


def relation_to_test(
    seat: Seat,
    test: SmallTest,
    *,
    helpers: Collection[int],
    topics: set[int],
    has_owner: bool,
    teammates: Collection[int] = (),
) -> RelationToTest:
    """From the ids of its helpers and topics, and of the team of its idea."""
    if seat.person is None or not seat.is_member:
        return RelationToTest(frozenset(), has_owner)
    who = {
        Who.OWNER: test.owner_id == seat.person.pk,
        Who.HELPER: seat.person.pk in helpers,
        Who.STEWARD: seat.is_steward_of(topics),
        Who.TEAMMATE: seat.person.pk in teammates,
    }
    roles = frozenset(role for role, is_true in who.items() if is_true)
    return RelationToTest(roles or frozenset({Who.MEMBER}), has_owner)


def may_begin_small_test(seat: Seat, idea: Entry) -> Verdict:
    if not idea.is_published or idea.merged_into_id:
        return no(_("This has been removed."))
    verdict = may_take_part(seat)
    if verdict and idea.state in ENDED:
        return no(_("This idea has had its answer. Open it again first."))
    return verdict


def may_change_small_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    return _may(seat, test, relation, "change_small_test")


def may_add_to_log(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    verdict = _may(seat, test, relation, "add_to_log")
    if not verdict and test.is_running and relation.who == {Who.MEMBER}:
        return no(_("Say “I'll help” first. Or write a reply below."))
    return verdict


def may_take_back_figure(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    return _may(seat, test, relation, "take_back_figure")


def may_help_with_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    if relation.who & {Who.OWNER, Who.HELPER}:
        return no(_("You're one of the people who run it."))
    return _may(seat, test, relation, "help_with_test")


def may_stop_helping(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    if Who.HELPER not in relation.who:
        return no(_("You aren't helping with this."))
    return _may(seat, test, relation, "stop_helping")


def may_take_over_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    verdict = _may(seat, test, relation, "take_over_test")
    if verdict and relation.has_owner:
        return no(_("The person who runs it is still here. Ask them, or help."))
    return verdict


def may_extend_small_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    return _may(seat, test, relation, "extend_small_test")


def may_finish_small_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    return _may(seat, test, relation, "finish_small_test")


def may_stop_small_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    """Once its day is over there is nothing to stop any more: it is finished."""
    verdict = _may(seat, test, relation, "stop_small_test")
    if verdict and test.is_over:
        return no(_("Its day is over. Say what you learned instead."))
    return verdict


def may_reopen_small_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    return _may_go_on(seat, test, relation, "reopen_small_test")


def may_resume_small_test(seat: Seat, test: SmallTest, relation: RelationToTest) -> Verdict:
    return _may_go_on(seat, test, relation, "resume_small_test")


def _may_go_on(seat: Seat, test: SmallTest, relation: RelationToTest, verb: str) -> Verdict:
    verdict = _may(seat, test, relation, verb)
    if verdict and not test.is_fresh:
        return no(_("It ended too long ago. Begin a new small test instead."))
    return verdict


def _may(seat: Seat, test: SmallTest, relation: RelationToTest, verb: str) -> Verdict:
    """As the table says, of what is there, by people who can write here."""
    if not test.entry.is_published:
        return no(_("This has been removed."))
    verdict = may_take_part(seat)
    if not verdict or allows(verb, state=test.entry.state, who=relation.who):
        return verdict
    if not test.is_running and relation.is_in_team:
        return no(_("This small test has ended."))
    return no(_("Only the people who run this small test and stewards can do this."))
