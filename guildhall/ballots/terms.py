"""What is fixed before a vote opens."""

from dataclasses import dataclass
from decimal import Decimal

from guildhall.ballots.models import Way
from guildhall.commons.models import Entry
from guildhall.communities.models import Topic
from guildhall.people.models import Person

FEWEST_TO_HIDE = 5  # voters: of fewer, a count tells too much about each
HIGHEST = {Way.SCORE: 5, Way.RESISTANCE: 10, Way.EQUAL_SHARES: 1, Way.GREEDY: 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: its cost where a budget is shared out, and the entry or person it is."""

    title: str
    cost: Decimal | None = None
    entry: Entry | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How people choose; `Vote` says what each means. `most` is 0 for what is usual."""

    way: Way
    most: int = 0
    winners: int = 1
    budget: Decimal | None = None
    role: str = ""
    topic: Topic | None = None
    quorum: int = 0
    is_anonymous: bool = False
    is_hidden: bool = True

    def most_on_a_ballot(self) -> int:
        return self.most or HIGHEST.get(self.way, 1)
