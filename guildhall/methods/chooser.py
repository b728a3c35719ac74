"""Which methods fit: six questions, at most three suggestions, one to avoid (domain.md 1.10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from guildhall.methods.cards import CONFLICTS, POWERS, PURPOSES, Conflict, Method, Power, Purpose

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOST = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """The answers to the six questions."""

    purpose: Purpose
    is_decided: bool
    people: int
    minutes: int
    conflict: Conflict
    power: Power


@dataclass(frozen=True, slots=True)
class Suggestion:
    method: Method
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    suggestions: list[Suggestion]
    to_avoid: Suggestion | None


def choose(situation: Situation, methods: Iterable[Method]) -> Choice:
    """Those that fit in all six, the closest to the group and the time first.

    To avoid is the one for this purpose that fails in the fewest of them: it is the one that
    people would most likely take.
    """
    for_it = [one for one in methods if situation.purpose in one.purposes]
    misfits = {one.slug: _misfits(one, situation) for one in for_it}
    fitting = [one for one in for_it if not misfits[one.slug]]
    fitting.sort(key=lambda one: _distance(one, situation))
    others = [one for one in for_it if misfits[one.slug]]
    others.sort(key=lambda one: (len(misfits[one.slug]), _distance(one, situation)))
    avoid = Suggestion(others[0], misfits[others[0].slug][0]) if others else None
    return Choice([Suggestion(one, _reason(one, situation)) for one in fitting[:MOST]], avoid)


def _misfits(method: Method, situation: Situation) -> list[str]:
    """Why it doesn't fit, a sentence each, the weightiest first."""
    strengths = list(Conflict)
    checks = (
        (
            situation.is_decided and not method.takes_decided,
            _("The decision is made: asking now would only look like a choice."),
        ),
        (
            situation.power not in method.levels,
            _("It promises something else than “%(power)s”.") % {"power": POWERS[situation.power]},
        ),
        (
            strengths.index(situation.conflict) > strengths.index(method.conflict),
            _("People disagree too strongly for it."),
        ),
        (
            situation.people < method.fewest,
            _("It needs at least %(people)d people.") % {"people": method.fewest},
        ),
        (
            situation.people > method.most,
            _("It works with %(people)d people at most.") % {"people": method.most},
        ),
        (
            situation.minutes < method.minutes,
            _("It takes %(length)s.") % {"length": method.length},
        ),
    )
    return [sentence for fails, sentence in checks if fails]


def _distance(method: Method, situation: Situation) -> tuple[float, float, str]:
    """How much of the time it leaves unused, and how wide the group is that it is made for."""
    unused = abs(situation.minutes - method.minutes) / max(situation.minutes, method.minutes)
    return (round(unused, 1), method.most / method.fewest, method.name)


def _reason(method: Method, situation: Situation) -> str:
    words: dict[str, int | str | StrPromise] = {
        "purpose": PURPOSES[situation.purpose],
        "people": situation.people,
        "length": method.length,
        "power": POWERS[situation.power],
        "conflict": CONFLICTS[situation.conflict],
    }
    begins = _("You want to %(purpose)s: it suits %(people)d people and takes %(length)s.")
    return f"{begins % words} {method.use_when}"
