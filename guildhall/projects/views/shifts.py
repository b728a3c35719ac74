"""Shifts and roles, and the places in them: take, give back, swap."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.forms import ShiftForm
from guildhall.projects.forms.jobs import as_typed
from guildhall.projects.models import Shift
from guildhall.projects.reader import relation_in
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_do, may_with, place_at, row_at
from guildhall.projects.views.forms import form_in, project_form
from guildhall.projects.views.leading_back import SHIFTS, to_part


def _on_its_day(_request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    """Opens on the day of the project, where it has one."""
    project = entry.project
    initial = {}
    if project.starts_at:
        initial["day"] = project.starts_at.astimezone(project.zone).date()
    return {"zone": project.zone, "initial": initial}


def _as_it_is(_request: AuthenticatedRequest, shift: Shift) -> dict[str, Any]:
    zone = shift.project.zone
    return {"zone": zone, "initial": as_typed(shift, zone)}


def _may_take(seat: Seat, shift: Shift) -> Verdict:
    return policy.may_take_shift(seat, shift, relation_in(seat, shift.project.entry))


_shift_at = row_at(Shift.objects.all(), "shift_id")
_may_with_place = partial(may_with, policy.may_with_place)
_of_shift = partial(button_in, find=_shift_at, back=to_part(SHIFTS))
_of_place = partial(button_in, find=place_at, back=to_part(SHIFTS))

add_shift = project_form(
    may=may_do("plan_project"),
    form=ShiftForm,
    opens=_on_its_day,
    given=ShiftForm.given,
    act=actions.add_shift,
    says=_("The places are open. Others can take them now."),
    title=_("Add a shift or a role"),
    button=_("Add it"),
    back=to_part(SHIFTS),
)
change_shift = form_in(
    find=_shift_at,
    may=may_do("plan_project"),
    form=ShiftForm,
    opens=_as_it_is,
    given=ShiftForm.given,
    act=actions.change_shift,
    says=_("Changed. Those who hold a place are told of another time."),
    title=_("Edit the shift"),
    button=_("Save it"),
    back=to_part(SHIFTS),
)
take_shift = _of_shift(
    may=_may_take,
    act=actions.take_shift,
    says=_("The place is yours. Thank you."),
)
remove_shift = _of_shift(
    may=may_do("plan_project"),
    act=actions.remove_shift,
    says=_("It's removed."),
)
give_back_shift = _of_place(
    may=_may_with_place("give_back_shift"),
    act=actions.give_back_shift,
    says=_("The place is free again."),
)
ask_to_swap = _of_place(
    may=_may_with_place("ask_to_swap"),
    act=actions.ask_to_swap,
    says=_("Those who are in are asked. You keep the place until someone takes it over."),
)
keep_shift = _of_place(
    may=_may_with_place("keep_shift"),
    act=actions.keep_shift,
    says=_("You keep the place."),
)
swap_shift = _of_place(
    may=_may_with_place("swap_shift"),
    act=actions.swap_shift,
    says=_("The place is yours now. They are told."),
)
