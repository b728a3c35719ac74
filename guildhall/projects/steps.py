"""The ten steps of a project: each asks its question, and none blocks (domain.md 1.9).

`fragment` is the template that a step shows below its question; one without is question and answer.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    name: Any
    question: Any
    hint: Any
    fragment: str = ""


STEPS = (
    Step(
        1,
        _("Need"),
        _("Whose need is it, and who says so?"),
        _("Three voices, or a figure with its source. Ask those whom it is for."),
        "projects/steps/_need.html",
    ),
    Step(
        2,
        _("What we have"),
        _("What do we have already?"),
        _("What people can do and lend, places, contacts. Begin with that, not with what lacks."),
        "projects/steps/_assets.html",
    ),
    Step(
        3,
        _("Choose"),
        _("What do we choose to do?"),
        _("Where need, what we have, and what we feel like doing meet."),
        "projects/steps/_choose.html",
    ),
    Step(
        4,
        _("Plan"),
        _("What will people see when it's done?"),
        _("A result that can be seen, and when we would stop. Tasks, each with someone and a day."),
        "projects/steps/_plan.html",
    ),
    Step(
        5,
        _("People"),
        _("Who does what, and for how long?"),
        _("Roles and shifts with places, an end, and something for those who help."),
        "projects/steps/_people.html",
    ),
    Step(
        6,
        _("Budget"),
        _("What does it cost, in money and in kind?"),
        _("What you get for nothing counts, too. Who keeps the list?"),
        "projects/steps/_money.html",
    ),
    Step(
        7,
        _("Timeline"),
        _("What has to happen when?"),
        _("Count back from the day. What waits for something else?"),
        "projects/steps/_timeline.html",
    ),
    Step(
        8,
        _("Money and supplies"),
        _("Who gives what, and what do they expect?"),
        _("Ask for something definite: forty euros, ten chairs, an afternoon."),
        "projects/steps/_money.html",
    ),
    Step(
        9,
        _("Tell and do"),
        _("How does everyone hear of it, and what happens on the day?"),
        _("A notice with the QR code, a plan for the day, someone for safety. Ask before photos."),
        "projects/steps/_tell.html",
    ),
    Step(
        10,
        _("Close"),
        _("Did it meet the need, and who carries on?"),
        _("Ask those whom it was for. Thank everyone by name. Keep what you learned as a tip."),
        "projects/steps/_close.html",
    ),
)
BY_NUMBER = {step.number: step for step in STEPS}


def first_unsettled(settled: frozenset[int]) -> Step | None:
    return next((step for step in STEPS if step.number not in settled), None)
