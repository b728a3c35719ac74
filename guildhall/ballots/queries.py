"""Who takes part in a vote, and what of it someone may read."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.ballots.marks import Marks
from guildhall.ballots.models import Ballot, HasVoted, Option, Vote
from guildhall.commons.models import Entry, Standing
from guildhall.people.models import Person
from guildhall.rounds.queries import people_of


@dataclass(frozen=True, slots=True)
class Turnout:
    """How a vote that is open is for one person.

    `mine` is what they voted with their name; in an anonymous vote nobody can say that.
    """

    options: list[Option]
    voted: int
    has_voted: bool
    mine: Marks | None


def options_of(vote: Vote) -> list[Option]:
    """As they are named now. One query, or two."""
    options = list(vote.options.select_related("person"))
    name_anew(options, community_id=vote.community_id)
    return options


def name_anew(options: Collection[Option], *, community_id: int) -> None:
    """What is about an entry that was hidden or moved away since is no longer named; of someone who
    left the hall, nothing stays but the name that they left. One query where there are entries.
    """
    about = [option.entry_id for option in options if option.entry_id]
    there = Entry.objects.filter(pk__in=about, community=community_id, standing=Standing.PUBLISHED)
    named = set(there.values_list("pk", flat=True)) if about else set()
    for option in options:
        if option.entry_id and option.entry_id not in named:
            option.title = without_its_name(option)
        elif option.person and option.person.left_at:
            option.title = option.person.name


def without_its_name(option: Option) -> str:
    return _("Option %(number)d, which was removed") % {"number": option.place}


def turnout(vote: Vote, *, person: Person | None) -> Turnout:
    """Three queries."""
    voters = _voters(vote)
    own = voters.filter(person=person).first() if person else None
    return Turnout(
        options=options_of(vote),
        voted=voters.count(),
        has_voted=own is not None,
        mine=own.marks if isinstance(own, Ballot) else None,
    )


def who_takes_part(vote: Vote) -> QuerySet[Person]:
    """People of its community who are here: its members, those with its role, or of its topic."""
    return people_of(vote.community_id, role=vote.role, topic_id=vote.topic_id)


def how_many_take_part(vote: Vote) -> int:
    return who_takes_part(vote).count()


def who_has_not_voted(vote: Vote) -> QuerySet[Person]:
    """Of those who take part: only they are reminded."""
    return who_takes_part(vote).exclude(pk__in=_voters(vote).values("person"))


def who_has_voted(vote: Vote) -> QuerySet[Any]:
    """The ids of people."""
    return _voters(vote).values_list("person_id", flat=True)


def _voters(vote: Vote) -> QuerySet[Any]:
    rows = HasVoted if vote.is_anonymous else Ballot
    return rows.objects.filter(vote=vote)
