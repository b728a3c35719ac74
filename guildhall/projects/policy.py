"""What people may do with projects, and why not."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.projects.models import Place, Shift, Supply, Task, TaskState
from guildhall.projects.project_states import PROJECT
from guildhall.projects.shift_states import FREE, PLACE
from guildhall.projects.task_states import SUPPLY, TASK
from guildhall.projects.transitions import TEAM, Table, Who, allows

NOT_YOURS = _("Only the person who took it, the organisers and stewards can do this.")


@dataclass(frozen=True, slots=True)
class Relation:
    """What someone is to one project, and whether anyone who organises it is still here."""

    who: frozenset[Who]
    has_organiser: bool = True

    @property
    def is_in_team(self) -> bool:
        return bool(self.who & TEAM)

    @property
    def is_organiser(self) -> bool:
        return Who.ORGANISER in self.who

    def holding(self, is_holder: bool) -> "frozenset[Who]":
        """As to one task, supply or place, which is theirs or not."""
        return self.who | {Who.HOLDER} if is_holder else self.who


def relation_of(seat: Seat, *, organisers: Collection[int], topics: set[int]) -> Relation:
    if seat.person is None or not seat.is_member:
        return Relation(frozenset(), bool(organisers))
    who = {
        Who.ORGANISER: seat.person.pk in organisers,
        Who.STEWARD: seat.is_steward_of(topics),
        Who.MEMBER: True,
    }
    return Relation(frozenset(one for one, is_true in who.items() if is_true), bool(organisers))


def may_start_project(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_change_text(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """Its organisers and the stewards, also afterwards."""
    if not seat.is_member:
        return may_take_part(seat)
    if relation.is_in_team:
        return YES
    return no(_("Only its organisers and stewards can edit this. You can write a reply below."))


def may(verb: str, seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """As the table of projects says, of what is there, by people who can write here."""
    verdict = on_what_is_there(seat, entry)
    if not verdict or allows(PROJECT, verb, state=entry.state, who=relation.who):
        return verdict
    if relation.is_in_team or Who.MEMBER in PROJECT[verb].who:
        return no(_("This can't be done with the project as it is now. Reload the page to see it."))
    return no(_("Only the organisers of this project and stewards can do this."))


def may_take_over(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    verdict = may("take_over_project", seat, entry, relation)
    if verdict and relation.has_organiser:
        return no(_("Someone organises this project. Say “I'm in”, and ask them what they need."))
    return verdict


def may_go_on(verb: str, seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """Let it go on after its end, for two months."""
    verdict = may(verb, seat, entry, relation)
    if verdict and not entry.project.is_fresh:
        return no(_("It ended too long ago. Start a new project from it instead."))
    return verdict


def may_note_hours(seat: Seat, entry: Entry, *, has_part: bool) -> Verdict:
    """Those who took part, of themselves, once it has ended."""
    verdict = on_what_is_there(seat, entry)
    if verdict and entry.project.is_going_on:
        return no(_("You can say this once the project has ended."))
    if verdict and not has_part:
        return no(_("This is for those who took part in the project."))
    return verdict


def may_add_supply(seat: Seat, entry: Entry) -> Verdict:
    """Everyone who takes part: often it is what they bring themselves."""
    return on_what_goes_on(seat, entry)


def may_add_to_plan(seat: Seat, entry: Entry, relation: Relation) -> Verdict:
    """Tasks, shifts, voices, questions: those who run it."""
    return may("plan_project", seat, entry, relation)


def may_with_supply(verb: str, seat: Seat, supply: Supply, relation: Relation) -> Verdict:
    """As the table of supplies says, while its project goes on."""
    is_own = seat.person is not None and supply.brought_by_id == seat.person.pk
    state = TaskState.TAKEN if supply.is_taken else TaskState.OPEN
    return _may_with(SUPPLY, verb, seat, supply.project.entry, relation.holding(is_own), state)


def may_with_task(verb: str, seat: Seat, task: Task, relation: Relation) -> Verdict:
    """As the table of tasks says, while its project goes on."""
    is_own = seat.person is not None and task.owner_id == seat.person.pk
    return _may_with(TASK, verb, seat, task.project.entry, relation.holding(is_own), task.state)


def may_with_place(verb: str, seat: Seat, place: Place, relation: Relation) -> Verdict:
    """As the table of places says; checking in is possible also afterwards."""
    is_own = seat.person is not None and place.person_id == seat.person.pk
    entry = place.shift.project.entry
    who = relation.holding(is_own)
    if verb in ("check_in", "take_back_check_in"):
        verdict = on_what_is_there(seat, entry)
        if not verdict or allows(PLACE, verb, state=place.state, who=who):
            return verdict
        return no(NOT_YOURS)
    if verb == "swap_shift" and is_own:
        return no(_("It's your own place. You keep it until someone takes it over."))
    return _may_with(PLACE, verb, seat, entry, who, place.state)


def may_take_shift(seat: Seat, shift: Shift, relation: Relation) -> Verdict:
    """Whether it is full is asked when it is taken."""
    return _may_with(PLACE, "take_shift", seat, shift.project.entry, relation.who, FREE)


def _may_with(
    verbs: Table, verb: str, seat: Seat, entry: Entry, who: frozenset[Who], state: str
) -> Verdict:
    verdict = on_what_goes_on(seat, entry)
    if not verdict or allows(verbs, verb, state=state, who=who):
        return verdict
    if verbs[verb].who & who:
        return no(_("This can't be done as it is now. Reload the page to see it."))
    return no(NOT_YOURS)


def may_read_volunteers(relation: Relation) -> bool:
    """How to reach people without an account: organisers alone, and no steward."""
    return relation.is_organiser


def on_what_goes_on(seat: Seat, entry: Entry) -> Verdict:
    verdict = on_what_is_there(seat, entry)
    if verdict and not entry.project.is_going_on:
        return no(_("This project has ended. If something is new, say so in a reply."))
    return verdict


def on_what_is_there(seat: Seat, entry: Entry) -> Verdict:
    if not entry.is_published:
        return no(_("This has been removed."))
    return may_take_part(seat)
