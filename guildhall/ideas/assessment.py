"""What assessors gave the ideas of a challenge: by criterion, with how far apart they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from guildhall.ideas.days import today_at
from guildhall.ideas.models import Challenge, ChallengeState, Criterion, Score


@dataclass(frozen=True, slots=True)
class Spread:
    """What several people gave, from one to five: the mean never stands without its ends."""

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        return fmean(self.values)

    @property
    def lowest(self) -> float:
        return min(self.values)

    @property
    def highest(self) -> float:
        return max(self.values)

    @property
    def are_apart(self) -> bool:
        """Two steps or more of five: worth a talk before anyone decides."""
        return self.highest - self.lowest >= 2


@dataclass(frozen=True, slots=True)
class Assessed:
    """One idea: by each criterion in its order, and all together by their weights."""

    by_criterion: list[tuple[Criterion, Spread]]
    together: Spread | None


def are_shown(challenge: Challenge) -> bool:
    """All have handed in, or their day is over; until then each sees only their own."""
    if challenge.assess_by is None or challenge.entry.state == ChallengeState.OPEN:
        return False
    if challenge.assess_by < today_at(challenge.entry.community):
        return True
    asked = challenge.assessors.all()
    return bool(asked) and all(one.handed_in_at is not None for one in asked)


def assessed(scores: Iterable[Score], criteria: Sequence[Criterion]) -> dict[int, Assessed]:
    """By the ids of the ideas. Who gave what is not in it."""
    of_idea: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for score in scores:
        of_idea[score.idea_id][score.assessor_id][score.criterion_id] = score.value
    return {idea: _assessed(given, criteria) for idea, given in of_idea.items()}


def _assessed(given: Mapping[int, Mapping[int, int]], criteria: Sequence[Criterion]) -> Assessed:
    by_criterion = []
    for criterion in criteria:
        values = sorted(one[criterion.pk] for one in given.values() if criterion.pk in one)
        if values:
            by_criterion.append((criterion, Spread(tuple(values))))
    whole = sorted(weighted(one, criteria) for one in given.values() if len(one) == len(criteria))
    return Assessed(by_criterion, Spread(tuple(whole)) if whole else None)


def weighted(given: Mapping[int, int], criteria: Sequence[Criterion]) -> float:
    """The mean of one assessor's values by the weights of their criteria, from one to five."""
    total = sum(criterion.weight for criterion in criteria)
    return sum(given[criterion.pk] * criterion.weight for criterion in criteria) / total
