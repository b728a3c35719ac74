"""The five signs, each named by its question, and the words for their states."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.meetings.run_sheets import (
    WHAT_TO_TRY,
    WHAT_WE_PICKED_UP,
    WHAT_WE_WOULD_LOSE,
    WHOM_WE_CALLED,
    WHOM_WE_WOULD_MISS,
)


@dataclass(frozen=True, slots=True)
class SignWords:
    """A sign in members' words.

    `title` is its question, `about` what is looked at, `otherwise`
    what else could explain a concern, `question` what members can ask each other.
    """

    title: Any
    about: Any
    otherwise: tuple[Any, ...]
    question: Any


SIGNS: Mapping[str, SignWords] = {
    "identification": SignWords(
        _("Does it feel like ours"),
        _(
            "Whether people feel that this is theirs, about their work, and full of people worth "
            "asking."
        ),
        (
            _("People who answer a survey are the committed ones."),
            _("Much happens where this page can't see it."),
        ),
        WHAT_WE_WOULD_LOSE,
    ),
    "carrying": SignWords(
        _("Who keeps it going"),
        _("Whether several people keep it going, know each other, and let others join in."),
        (
            _("It is young, and someone has to begin."),
            _("Work for it is done in another place."),
            _("Part of the year is quiet."),
        ),
        WHOM_WE_WOULD_MISS,
    ),
    "ties": SignWords(
        _("Who knows whom"),
        _("Whether people find each other: everyone gets a reply, and talk crosses units."),
        (
            _("They call each other, and this page can't hear it."),
            _("A matter may be local, and talk stays where it belongs."),
        ),
        WHOM_WE_CALLED,
    ),
    "tangibility": SignWords(
        _("Can others use it"),
        _(
            "Whether what is known is written so that someone else can picture it, try it and "
            "judge it."
        ),
        (
            _("It is shown on the job, and not written down."),
            _("What is short can still be complete."),
        ),
        WHAT_TO_TRY,
    ),
    "rigidity": SignWords(
        _("Do we try each other's ways"),
        _("Whether tips and practices are tried, adapted, doubted and renewed."),
        (
            _("People try things and don't report it."),
            _("Some texts need no change: laws, limits, wiring."),
        ),
        WHAT_WE_PICKED_UP,
    ),
}

STATES: Mapping[str, Any] = {
    "insufficient": _("not enough data yet"),
    "no_sign": _("looks fine"),
    "steady": _("no clear change"),
    "expected": _("expected"),
    "watch": _("worth a look"),
    "sign": _("a concern"),
    "conflicting": _("mixed signals"),
}

PROMISES: Any = _("What we promised")  # ideas, decisions, projects
CHANGED: Any = _("changed")  # a sign of which no level is judged
