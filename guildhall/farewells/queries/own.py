"""What someone who left is asked, and has answered: theirs alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.questions import QUESTIONS, FarewellQuestion
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class OwnFarewell:
    """One question at a time; below it what was answered."""

    farewell: Farewell
    question: FarewellQuestion | None
    answered: Sequence[Words]

    @property
    def has_more(self) -> bool:
        """Whether another question comes in the next days."""
        return self.farewell.ended_at is None and self.farewell.asked < len(QUESTIONS)


def farewell_of(person: Person, farewell_id: int) -> OwnFarewell | None:
    """Two queries."""
    own = Farewell.objects.filter(person=person).select_related("community")
    farewell = own.filter(pk=farewell_id).first()
    if farewell is None:
        return None
    words = list(farewell.words.order_by("number"))
    done = {one.number for one in words}
    open_ones = [one for one in QUESTIONS[: farewell.asked] if one.number not in done]
    return OwnFarewell(farewell, open_ones[0] if open_ones else None, [w for w in words if w.text])
