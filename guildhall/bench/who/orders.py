"""The orders that are compared: the hall's, with and without fairness, and three plain ones."""

from collections import defaultdict
from collections.abc import Mapping

from guildhall.bench.who.replay import Order, Past
from guildhall.questions.ranking.candidates import Answer, Candidate, Ranked
from guildhall.questions.ranking.order import faded, order
from guildhall.questions.ranking.turns import turns

RECENT_DAYS = 180
HALF_LIFE_DAYS = 30
NEW_FOR_DAYS = 60


def most_active(past: Past) -> list[str]:
    """By how many answers they wrote in the last 180 days."""
    points: dict[str, float] = defaultdict(float)
    for answer in past.answers:
        points[answer.by] += past.now - answer.at < RECENT_DAYS
    return _in_order(points)


def recency(past: Past) -> list[str]:
    """By their answers, each half as much after a month."""
    points: dict[str, float] = defaultdict(float)
    for answer in past.answers:
        points[answer.by] += faded(past.now - answer.at, HALF_LIFE_DAYS)
    return _in_order(points)


def words(past: Past) -> list[str]:
    """By how much the questions they answered share words with this one."""
    points: dict[str, float] = defaultdict(float)
    for answer in past.answers:
        points[answer.by] += past.likeness.get(answer.question, 0)
    return _in_order(points)


def fit(past: Past) -> list[str]:
    """As the hall ranks them, without regard to who was asked lately."""
    return [str(one.key) for one in _ranked(past)]


def fair(past: Past) -> list[str]:
    """As the hall asks them: three in turn, then the others."""
    ranked = _ranked(past)
    first = turns(ranked, past.month)
    return [str(one.key) for one in (*first, *(one for one in ranked if one not in first))]


ORDERS: Mapping[str, Order] = {
    "most active of 180 days": most_active,
    "recency": recency,
    "words": words,
    "hall, without fairness": fit,
    "hall": fair,
}


def _ranked(past: Past) -> list[Ranked]:
    answers: dict[str, list[Answer]] = defaultdict(list)
    oldest: dict[str, float] = {}
    for one in past.answers:
        topics = past.questions[one.question].topics if one.question in past.questions else set()
        shared = len(topics & past.question.topics) / max(len(past.question.topics), 1)
        age = past.now - one.at
        answers[one.by].append(Answer(age, past.likeness.get(one.question, 0), shared))
        oldest[one.by] = max(oldest.get(one.by, age), age)
    return order(
        Candidate(by, theirs, is_new=oldest[by] < NEW_FOR_DAYS) for by, theirs in answers.items()
    )


def _in_order(points: Mapping[str, float]) -> list[str]:
    return sorted(points, key=lambda one: (-points[one], one))
