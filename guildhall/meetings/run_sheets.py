"""Run sheets: how each kind of meeting goes, in a few lines to read out (domain.md, section 7)."""

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
        _("What's on the agenda, and time for what isn't."),
        (
            Step(5, _("Arrive. Who is new? Say hello by name.")),
            Step(10, _("Open actions: done, still on it, or dropped.")),
            Step(35, _("The agenda, starting with the most wanted point.")),
            Step(5, _("Who does what by when? Add it as actions.")),
            Step(5, _("Who hosts next time?")),
        ),
    ),
    MeetingKind.CLINIC: RunSheet(
        _("One real problem that one member has; everyone helps with it."),
        (
            Step(
                5,
                _(
                    "The person with the problem tells it: what happens, what they have tried, "
                    "what they need."
                ),
            ),
            Step(10, _("Questions, to understand it. No advice yet.")),
            Step(
                20,
                _(
                    "Everyone says in turn what they would try. The person with the problem "
                    "listens and takes notes."
                ),
            ),
            Step(10, _("They say what they take away from it, and what they will try first.")),
            Step(5, _("When will we hear what came of it? Add it as an action.")),
        ),
    ),
    MeetingKind.ASSIST: RunSheet(
        _("Before you start something: people who have done it tell you what they would do."),
        (
            Step(10, _("What you plan, and what isn't decided yet.")),
            Step(20, _("People who have done it before say what happened.")),
            Step(20, _("Options: what would you do in our place, and why?")),
            Step(10, _("What will we change in the plan? Who can we call later?")),
        ),
    ),
    MeetingKind.REVIEW: RunSheet(
        _("After something is done: what will we do the same way, and what differently?"),
        (
            Step(10, _("What did we expect to happen?")),
            Step(15, _("What happened? Only what people saw; nobody is blamed.")),
            Step(15, _("Why was it different?")),
            Step(
                15,
                _(
                    "What will we keep, and what will we do differently? Make each a post, "
                    "a question or an action."
                ),
            ),
        ),
    ),
    MeetingKind.DEMO: RunSheet(
        _("Someone shows how they do it. The real thing, not slides."),
        (
            Step(5, _("What you will see, and where it is used.")),
            Step(20, _("Show it slowly, and say what you look at.")),
            Step(15, _("Questions. Who would try it, and where?")),
            Step(5, _("Keep it: who will write down how it's done?")),
        ),
    ),
    MeetingKind.VISIT: RunSheet(
        _("Go and see where someone works."),
        (
            Step(10, _("Safety, and what you can photograph.")),
            Step(40, _("Follow the work from start to finish. Ask why.")),
            Step(20, _("What would we adopt? What could we offer in return?")),
        ),
    ),
    MeetingKind.HUDDLE: RunSheet(
        _("The people who keep the community going, for half an hour: always the same questions."),
        (
            Step(10, _("Who needs help?")),
            Step(10, _("What is due?")),
            Step(10, _("Who should we invite?")),
        ),
    ),
    MeetingKind.COFFEE: RunSheet(
        _("No agenda: the point is to get to know each other."),
        (
            Step(10, _("Arrive, get a drink, sit with people you don't know.")),
            Step(30, _("Talk. If it gets quiet: what went well this week?")),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Kit:
    """What a meeting begins with: a name, how long it takes, and its agenda."""

    title: Any
    minutes: int
    agenda: tuple[Any, ...]


# The five questions of “How we're doing”, for people who ask each other instead of being measured.
WHAT_WE_WOULD_LOSE = _("What would you lose if this closed?")
WHOM_WE_WOULD_MISS = _("Who would we miss most, and do they want this job?")
WHOM_WE_CALLED = _("Whom did you last call from here?")
WHAT_TO_TRY = _("What is one thing I could try on Monday?")
WHAT_WE_PICKED_UP = _("What did you last pick up from another unit?")
DOING = "doing"

KITS = {
    DOING: Kit(
        _("How are we doing?"),
        30,
        (
            WHAT_WE_WOULD_LOSE,
            WHOM_WE_WOULD_MISS,
            WHOM_WE_CALLED,
            WHAT_TO_TRY,
            WHAT_WE_PICKED_UP,
            _("One thing to try until the next meeting: what, and who begins?"),
        ),
    ),
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
            _("Keep, change or end: one sentence from everyone"),
            _("If we change: what, and who starts?"),
            _("If we end: what must we keep, and who will keep it?"),
        ),
    ),
}
