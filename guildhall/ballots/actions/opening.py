"""Put options to everyone who takes part, until the end of a day."""

import datetime as dt
import secrets
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from guildhall.ballots.models import Option, Urn, Vote, Way
from guildhall.ballots.queries import how_many_take_part
from guildhall.ballots.terms import FEWEST_TO_HIDE, Choice, Terms
from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.rounds.actions import end_of_day

ONE_WINNER = (Way.RESISTANCE, Way.RANKING)


class CannotOpen(ValueError):
    """A vote on these terms makes no sense; each reason is a subclass."""


class TooFewChoices(CannotOpen):
    """A choice needs at least two options."""


class SameChoiceTwice(CannotOpen):
    """Two options have the same name."""


class TooManyWinners(CannotOpen):
    """As many winners as options, or none, or several where the rule has one."""


class TooFewToHide(CannotOpen):
    """Fewer people take part than an anonymous vote needs."""


class QuorumTooLarge(CannotOpen):
    """More people are needed than take part."""


class BudgetOfNothing(CannotOpen):
    """A budget is to be shared out, and there is none."""


class NoCost(CannotOpen):
    """An option has no cost, or a negative one, where a budget is shared out."""


class CostsMoreThanAll(CannotOpen):
    """An option costs more than the whole budget."""


def open_vote(
    community: Community,
    *,
    by: Person,
    question: str,
    choices: Sequence[Choice],
    terms: Terms,
    until: dt.date,
    at: dt.datetime | None = None,
) -> Vote:
    """Ask until the end of that day, in the community's time zone. Raises CannotOpen."""
    with transaction.atomic():
        vote = Vote.objects.create(
            community=community,
            question=question.strip(),
            way=terms.way,
            role=terms.role,
            topic=terms.topic,
            most=terms.most_on_a_ballot(),
            winners=terms.winners,
            budget=terms.budget if terms.way.shares_money else None,
            quorum=terms.quorum,
            is_anonymous=terms.is_anonymous,
            is_hidden=terms.is_hidden or terms.is_anonymous,
            seed=secrets.token_hex(8),
            opened_by=by,
            opened_at=at or timezone.now(),
            closes_at=end_of_day(until, ZoneInfo(community.time_zone)),
        )
        check_terms(choices, terms, taking_part=how_many_take_part(vote))
        Option.objects.bulk_create(_options(vote, choices))
        if vote.is_anonymous:
            Urn.objects.create(vote=vote)
    return vote


def check_terms(choices: Sequence[Choice], terms: Terms, *, taking_part: int) -> None:
    """Refuse what could not be counted, or not be anonymous. Raises CannotOpen."""
    if len(choices) < 2:
        raise TooFewChoices("There is nothing to choose between.")
    if len({fold(choice.title) for choice in choices}) < len(choices):
        raise SameChoiceTwice("Two options have the same name.")
    if terms.way.shares_money:
        _check_costs(choices, terms)
    elif not 1 <= terms.winners < len(choices) or (terms.winners > 1 and terms.way in ONE_WINNER):
        raise TooManyWinners(f"{len(choices)} options and {terms.winners} winners.")
    if terms.is_anonymous and taking_part < FEWEST_TO_HIDE:
        raise TooFewToHide(f"{taking_part} people take part.")
    if terms.quorum > taking_part:
        raise QuorumTooLarge(f"{taking_part} people take part, {terms.quorum} are needed.")


def _check_costs(choices: Sequence[Choice], terms: Terms) -> None:
    if terms.budget is None or terms.budget <= 0:
        raise BudgetOfNothing("There is nothing to share out.")
    for choice in choices:
        if choice.cost is None or choice.cost <= 0:
            raise NoCost(f"“{choice.title}” has no cost.")
        if choice.cost > terms.budget:
            raise CostsMoreThanAll(f"“{choice.title}” costs more than the whole budget.")


def _options(vote: Vote, choices: Sequence[Choice]) -> list[Option]:
    return [
        Option(
            vote=vote,
            place=place,
            title=choice.title.strip(),
            cost=choice.cost if vote.budget is not None else None,
            entry=choice.entry,
            person=choice.person,
        )
        for place, choice in enumerate(choices, start=1)
    ]
