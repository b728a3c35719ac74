"""Run sheets: how each kind of meeting goes, in a few lines that its host can read out (domain.md, section 7)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.meetings.models import MeetingKind


@dataclass(frozen=True, slots=True)
class Step:
    minutes: int
    text: Any


@dataclass(frozen=True, slots=True)
class RunSheet:
    what_for: Any
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


RUN_SHEETS = {
    MeetingKind.OPEN: RunSheet(
        _("Whatever is on the agenda, and time for what is not."),
        (
            Step(5, _("Arrive. Who is new? Say hello by name.")),
            Step(10, _("Open actions: done, still on it, or dropped.")),
            Step(35, _("The agenda, the most wanted point first.")),
            Step(5, _("Who does what until when? Write it down as actions.")),
            Step(5, _("Who hosts next time?")),
        ),
    ),
    MeetingKind.CLINIC: RunSheet(
        _("One real problem of one member, looked at by everybody."),
        (
            Step(
                5,
                _(
                    "The owner of the problem tells it: what happens, what they tried, what they need."
                ),
            ),
            Step(10, _("Questions to understand it. No advice yet.")),
            Step(
                20,
                _(
                    "Everybody says what they would try, one after the other. The owner listens and notes."
                ),
            ),
            Step(10, _("The owner says what they take along, and what they try first.")),
            Step(5, _("When do we hear what came of it? Write it down as an action.")),
        ),
    ),
    MeetingKind.ASSIST: RunSheet(
        _("Before you begin something: others who have done it tell you what they would do."),
        (
            Step(10, _("What is planned, and what is not decided yet.")),
            Step(20, _("Who has done it before tells what happened there.")),
            Step(20, _("Options: what would you do in our place, and why?")),
            Step(10, _("What we change in the plan. Who may be rung up later?")),
        ),
    ),
    MeetingKind.REVIEW: RunSheet(
        _("After something is done: what do we do the same way, and what otherwise?"),
        (
            Step(10, _("What was meant to happen?")),
            Step(15, _("What happened? Only what was seen, nobody is blamed.")),
            Step(15, _("Why was it different?")),
            Step(
                15,
                _(
                    "What do we keep, what do we do otherwise? Each a note, a question or an action."
                ),
            ),
        ),
    ),
    MeetingKind.DEMO: RunSheet(
        _("Somebody shows how they do it. The real thing, not slides."),
        (
            Step(5, _("What you will see, and where it is used.")),
            Step(20, _("Show it. Slowly; say what you look at.")),
            Step(15, _("Questions. Who would try it, and where?")),
            Step(5, _("Keep it: who writes down how it goes?")),
        ),
    ),
    MeetingKind.VISIT: RunSheet(
        _("Go and see where somebody works."),
        (
            Step(10, _("Safety, and what may be photographed.")),
            Step(40, _("Walk the way that the work goes. Ask why.")),
            Step(20, _("What would we take over? What would we offer in return?")),
        ),
    ),
    MeetingKind.HUDDLE: RunSheet(
        _("Those who carry the community, for half an hour: three questions, always the same."),
        (
            Step(10, _("Who needs help?")),
            Step(10, _("What is due?")),
            Step(10, _("Whom do we invite?")),
        ),
    ),
    MeetingKind.COFFEE: RunSheet(
        _("No agenda. Getting to know each other is the point."),
        (
            Step(10, _("Arrive, pour, sit where you know nobody.")),
            Step(30, _("Talk. If it is quiet: what went well this week?")),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Kit:
    """What a meeting begins with: a name, how long it takes, and its agenda."""

    title: Any
    minutes: int
    agenda: tuple[Any, ...]


KITS = {
    "first": Kit(
        _("Our first meeting"),
        45,
        (_("Why are we here?"), _("A round: a problem I have now"), _("What next, and who hosts?")),
    ),
    "keep": Kit(
        _("Keep, change or end?"),
        60,
        (
            _("What would we miss if this closed?"),
            _("Keep, change or end: one sentence from everybody"),
            _("If we change: what, and who begins?"),
            _("If we end: what must be kept, and who keeps it?"),
        ),
    ),
}
