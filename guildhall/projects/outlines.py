"""The outlines that come with the hall, by their name in an address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.projects.outline import Outline, PlannedShift, PlannedTask


@dataclass(frozen=True, slots=True)
class OutlineOfOurs:
    """`make` words it in the language in force."""

    name: Any
    title: Any
    make: Callable[[], Outline]


def _clean_up_day() -> Outline:
    tools = _("Ask who lends tools")
    return Outline(
        supplies=(_("Rubbish bags"), _("Work gloves"), _("Rakes and brooms"), _("Tea and cake")),
        tasks=(
            PlannedTask(_("Ask the council where to leave the rubbish"), -14),
            PlannedTask(tools, -10),
            PlannedTask(_("Put up the notice"), -10),
            PlannedTask(_("Bring back what was lent"), 1, (tools,)),
        ),
        shifts=(
            PlannedShift(_("Set up"), 2, -30, 30),
            PlannedShift(_("Clean up, first round"), 6, 0, 90),
            PlannedShift(_("Clean up, second round"), 6, 90, 90),
            PlannedShift(_("Photographs before and after"), 1),
        ),
        lasts=180,
        result=_("The street is clean, and more neighbours know each other."),
        stops_if=_("It storms, or fewer than four people can come. Then we choose another day."),
    )


def _repair_cafe() -> Outline:
    room = _("Book the room")
    return Outline(
        supplies=(
            _("Extension leads"),
            _("Screwdrivers and pliers"),
            _("Sewing machine"),
            _("Fire extinguisher"),
            _("Coffee and cake"),
        ),
        tasks=(
            PlannedTask(room, -28),
            PlannedTask(_("Find people who can repair"), -21, (room,)),
            PlannedTask(_("Ask the insurer what is covered"), -21),
            PlannedTask(_("Put up the notice"), -10, (room,)),
        ),
        shifts=(
            PlannedShift(_("Welcome and list"), 2, 0, 240),
            PlannedShift(_("Repair electrical appliances"), 3, 0, 240),
            PlannedShift(_("Mend clothes"), 2, 0, 240),
            PlannedShift(_("Coffee and cake"), 2, 0, 240),
            PlannedShift(_("Clear up"), 3, 240, 45),
        ),
        questions=(
            _("What do you have at home that should be repaired?"),
            _("Which day and hour would suit you?"),
            _("Could you repair something, or make coffee?"),
        ),
        lasts=240,
        result=_("Half of what people bring leaves repaired."),
        stops_if=_("Fewer than three people who can repair say yes a week before."),
    )


def _training_day() -> Outline:
    theme = _("Ask what people want to learn")
    return Outline(
        supplies=(_("Projector and cable"), _("Paper and pens"), _("Lunch")),
        tasks=(
            PlannedTask(theme, -28),
            PlannedTask(_("Agree the programme with the trainers"), -21, (theme,)),
            PlannedTask(_("Invite, with the programme"), -14),
            PlannedTask(_("Ask what people took from it"), 2),
        ),
        shifts=(
            PlannedShift(_("Set up the room"), 2, -45, 45),
            PlannedShift(_("Train, morning"), 2, 0, 180),
            PlannedShift(_("Train, afternoon"), 2, 240, 150),
            PlannedShift(_("Clear up"), 2, 390, 30),
        ),
        lasts=390,
        result=_("Everyone leaves with one thing they will do differently on Monday."),
        stops_if=_("Fewer than five people sign up by two weeks before."),
    )


def _open_day() -> Outline:
    tour = _("Plan the tour, also for wheelchairs")
    return Outline(
        supplies=(_("Signs and arrows"), _("Name tags"), _("Drinks"), _("First-aid kit")),
        tasks=(
            PlannedTask(tour, -21),
            PlannedTask(_("Tell the neighbours and the press"), -14),
            PlannedTask(_("Walk the tour once"), -2, (tour,)),
        ),
        shifts=(
            PlannedShift(_("Welcome visitors"), 2, 0, 180),
            PlannedShift(_("Guide the tour, first half"), 3, 0, 90),
            PlannedShift(_("Guide the tour, second half"), 3, 90, 90),
            PlannedShift(_("First aid"), 1),
        ),
        questions=(_("What would you like to see?"), _("What have you always wanted to ask us?")),
        lasts=180,
        result=_("Visitors can say what we do, and three of them come again."),
        stops_if=_("We can't find someone for first aid."),
    )


OURS = {
    "clean-up-day": OutlineOfOurs(
        gettext_lazy("A clean-up day"), gettext_lazy("Clean-up day"), _clean_up_day
    ),
    "repair-cafe": OutlineOfOurs(
        gettext_lazy("A repair café"), gettext_lazy("Repair café"), _repair_cafe
    ),
    "training-day": OutlineOfOurs(
        gettext_lazy("A training day"), gettext_lazy("Training day"), _training_day
    ),
    "open-day": OutlineOfOurs(gettext_lazy("An open day"), gettext_lazy("Open day"), _open_day),
}
