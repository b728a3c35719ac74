"""Telling: it is decided already, and members are told. Nobody is asked."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from guildhall.decisions.models import Decision, Level, State
from guildhall.decisions.ways.way import Ending, Way, nobody, nothing_yet
from guildhall.people.models import Person


def _opens(decision: Decision, _by: Person, _at: dt.datetime) -> Ending:
    return Ending(State.IN_FORCE, decision.sentence)


def _stops(_decision: Decision) -> None:
    """Nobody was asked."""


WAY = Way(
    name="telling",
    label=_("Members are told what is decided"),
    hint=_("It goes into the register at once, with its reasons."),
    levels=(Level.TOLD,),
    opens=_opens,
    closes=nothing_yet,
    stops=_stops,
    waits_for=nobody,
    needs_day=False,
)
