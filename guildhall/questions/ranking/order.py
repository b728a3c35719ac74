"""Who fits best. The weights are measured by `guildhall bench who`: docs/decisions/0054."""

from collections.abc import Iterable
from operator import attrgetter

from guildhall.questions.ranking.candidates import Answer, Candidate, Ranked, Why

HALF_LIFE_DAYS = 18  # an answer of that long ago counts half
LONG_HALF_LIFE_DAYS = 180
LONG_SHARE = 0.02  # what was answered long ago still tells who knows the subject
IS_ALIKE = 0.5  # from this likeness on, “answered something similar” is true
DECLARED_POINTS = 1.0  # as much as one answer today
LOOKS_AFTER_POINTS = 0.5
OTHER_LANGUAGE = 0.5  # they list languages, and not this one


def order(candidates: Iterable[Candidate]) -> list[Ranked]:
    """Those for whom anything speaks, the best fit first; of equals, by key."""
    ranked = [one for candidate in candidates if (one := rank(candidate))]
    return sorted(ranked, key=attrgetter("place"))


def rank(candidate: Candidate) -> Ranked | None:
    """The points of one person, and which reason brought most of them; None without any.

    Each answer counts by its age, once more by its likeness and once more by its topics. All of
    that goes to the plainest reason which that answer is true for. That someone answers at all
    counts, and is the reason only where nothing about this question speaks for them.
    """
    points: dict[Why, float] = {}
    best: dict[Why, tuple[float, int]] = {}
    for answer in candidate.answers:
        worth = _worth(answer)
        why = _why(answer)
        points[why] = points.get(why, 0) + worth
        best[why] = max(best.get(why, (0.0, 0)), (worth, answer.reply_id))
    if candidate.declares:
        points[Why.DECLARED] = DECLARED_POINTS
    if candidate.looks_after:
        points[Why.LOOKS_AFTER] = LOOKS_AFTER_POINTS
    if not points:
        return None
    won = max(points, key=lambda why: (why != Why.LATELY, points[why], -list(Why).index(why)))
    words = {Why.DECLARED: candidate.declares, Why.LOOKS_AFTER: candidate.looks_after}
    understood = OTHER_LANGUAGE if candidate.speaks is False else 1
    return Ranked(
        candidate.key,
        understood * sum(points.values()),
        won,
        best.get(won, (0.0, 0))[1],
        words.get(won, ""),
        candidate.is_new,
    )


def faded(days: float, half_life: float) -> float:
    """1 today, one half after a half-life. What is dated later than now counts as today."""
    return float(0.5 ** (max(days, 0) / half_life))


def _worth(answer: Answer) -> float:
    age = faded(answer.days_ago, HALF_LIFE_DAYS)
    age += LONG_SHARE * faded(answer.days_ago, LONG_HALF_LIFE_DAYS)
    return age * (1 + answer.likeness + answer.topics)


def _why(answer: Answer) -> Why:
    if answer.likeness >= IS_ALIKE:
        return Why.ALIKE
    return Why.TOPIC if answer.topics else Why.LATELY
