"""What is said before people are asked: who decides, until when, and what happens with it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from guildhall.communities.models import Topic
from guildhall.decisions.models import IfSilent, Level, VotePlan
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Frame:
    """`question` becomes the title. `asked` are the people whose advice is asked by name.

    Without a `decider`, the person who opens it decides where one person does; without a `way`, it
    is the usual one of its level. A vote has a `plan`.
    """

    question: str
    until_on: dt.date | None = None
    why: str = ""
    proposal: str = ""
    level: str = Level.MEMBERS_DECIDE
    way: str = ""
    promise: str = ""
    role: str = ""
    topic: Topic | None = None
    quorum: int = 0
    if_silent: str = IfSilent.AGREED
    is_settled: bool = False
    decider: Person | None = None
    asked: tuple[Person, ...] = field(default=())
    plan: VotePlan | None = None

    def columns(self) -> dict[str, Any]:
        """What its row keeps of it: all but the title, the text and the people asked."""
        names = (
            "until_on",
            "proposal",
            "level",
            "way",
            "promise",
            "role",
            "topic",
            "quorum",
            "if_silent",
            "is_settled",
            "decider",
        )
        return {name: getattr(self, name) for name in names}
