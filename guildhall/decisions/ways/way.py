"""What a way to decide is: how it opens, whom it waits for, and how it ends."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from guildhall.decisions.models import Decision, State
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ended by itself: in which state, and with which sentence.

    Still `State.OPEN` where all is there but the stewards' word.
    """

    state: State
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to decide; each is a module of this folder.

    `levels` are those at which it can be chosen. `opens` begins to ask, `closes` is called once
    the day is over and gives the ending, or None while it waits; both run in the transaction of
    the action. `stops` ends asking without an ending. `waits_for` are the people who have not
    answered: a reminder reaches only them. Where it `has_decider`, one person decides, once
    `is_ripe` says so: a sentence that says why not yet, or nothing. One that
    `has_own_form` is begun there, with what only it needs.
    """

    name: str
    label: Any
    hint: Any
    levels: tuple[str, ...]
    opens: Callable[[Decision, Person, dt.datetime], Ending | None]
    closes: Callable[[Decision, dt.datetime], Ending | None]
    stops: Callable[[Decision], object]
    waits_for: Callable[[Decision], QuerySet[Person]]
    has_decider: bool = False
    is_ripe: Callable[[Decision, dt.datetime], str] = lambda _decision, _at: ""
    needs_day: bool = True
    has_own_form: bool = False


def nothing_yet(_decision: Decision, _at: dt.datetime) -> None:
    """What one person decides waits for that person."""


def nobody(_decision: Decision) -> QuerySet[Person]:
    return Person.objects.none()
