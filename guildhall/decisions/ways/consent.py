"""Consent: everyone who takes part is asked, until a day, whether anyone is against."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.decisions.models import Decision, Level, Proposal, State
from guildhall.decisions.stewards_say import holds_up
from guildhall.decisions.ways.way import Ending, Way
from guildhall.people.models import Person
from guildhall.rounds import actions as rounds
from guildhall.rounds.models import Objection, Round
from guildhall.rounds.queries import who_has_not_answered, who_takes_part


def ask_round(
    decision: Decision, by: Person, at: dt.datetime, *, in_place_of: Round | None = None
) -> Proposal:
    """Ask about what is proposed now, until the day of the decision."""
    if decision.until_on is None:
        raise ValueError("A decision that people are asked about has a day.")
    asked = rounds.open_round(
        decision.entry.community,
        by=by,
        until=decision.until_on,
        question=decision.sentence,
        role=decision.role,
        topic=decision.topic,
        needed=decision.quorum,
        if_silent=Round.IfSilent(decision.if_silent),
        in_place_of=in_place_of,
        at=at,
    )
    return Proposal.objects.create(decision=decision, round=asked)


def round_of(decision: Decision) -> Round | None:
    """The round of the newest proposal, open or over. One query."""
    newest = decision.proposals.select_related("round__community").first()
    return newest.round if newest else None


def _opens(decision: Decision, by: Person, at: dt.datetime) -> None:
    ask_round(decision, by, at)


def _closes(decision: Decision, at: dt.datetime) -> Ending | None:
    """Where fewer take part by now than have to agree, nothing can be decided any more."""
    asked = round_of(decision)
    if asked is None or asked.state != Round.State.OPEN:
        return None
    if rounds.would_end(asked, at=at) == Round.State.AGREED and holds_up(decision, at):
        return Ending(State.OPEN)
    state = rounds.close_round(asked, at=at)
    if state == Round.State.AGREED:
        return Ending(State.IN_FORCE, decision.sentence)
    if state == Round.State.LAPSED:
        return Ending(State.LAPSED)
    waits = Objection.objects.waiting().filter(round=asked).exists()
    if not waits and asked.closes_at <= at and who_takes_part(asked).count() < asked.needed:
        rounds.withdraw_round(asked)
        return Ending(State.LAPSED)
    return None


def _stops(decision: Decision) -> None:
    if asked := round_of(decision):
        rounds.withdraw_round(asked)


def _waits_for(decision: Decision) -> QuerySet[Person]:
    asked = round_of(decision)
    return who_has_not_answered(asked) if asked else Person.objects.none()


WAY = Way(
    name="consent",
    label=_("Is anyone against it?"),
    hint=_("It is decided on that day, unless someone objects with a reason."),
    levels=(Level.MEMBERS_DECIDE, Level.TOGETHER),
    opens=_opens,
    closes=_closes,
    stops=_stops,
    waits_for=_waits_for,
)
