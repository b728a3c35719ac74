"""What each type of domain.md 0.1 counts as: which kind of contribution, and whether it carries."""

from collections.abc import Mapping
from dataclasses import dataclass

from guildhall.activity.verbs import Type


@dataclass(frozen=True, slots=True)
class Meaning:
    """How a type counts: as which kind of contribution ("" for none), and whether it carries the
    community.
    """

    kind: str = ""
    carries: bool = False

    @property
    def is_contribution(self) -> bool:
        return bool(self.kind)


MEANINGS: Mapping[Type, Meaning] = {
    Type.ASKED: Meaning("ask"),
    Type.ANSWERED: Meaning("help", carries=True),
    Type.COMMENTED: Meaning("talk"),
    Type.POSTED: Meaning("share"),
    Type.STORY: Meaning("share"),
    Type.DRAFTED: Meaning("build"),
    Type.EDITED: Meaning("build"),
    Type.REVISED: Meaning("review", carries=True),
    Type.VALIDATED: Meaning("review", carries=True),
    Type.RETURNED: Meaning("review", carries=True),
    Type.SCHEDULED: Meaning("carry", carries=True),
    Type.HOSTED: Meaning("carry", carries=True),
    Type.NOTED: Meaning("carry", carries=True),
    Type.WELCOMED: Meaning("carry", carries=True),
    Type.GROWN: Meaning("carry", carries=True),
    Type.PROPOSED_POINT: Meaning("talk"),
    Type.PROPOSED: Meaning("carry", carries=True),
    Type.OBJECTED: Meaning("talk"),
    Type.ADOPTED: Meaning("report"),
}
