"""The results of surveys that are closed, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.communities.seats import Seat
from guildhall.pulse.models import FEWEST, Answer, Wave
from guildhall.pulse.questions import IDENTITY, QUESTIONS, THEMES, YES, Question, Theme

FEW = 5  # yes or no of fewer are words, as every number of people
PERCENT_FROM = 30
MOST_WAVES = 9
ENOUGH_AGREEMENT = 0.70  # domain.md 2.6: below it, one figure would speak for people who differ

Counts = Mapping[str, Counter[int]]  # how often each value, by question


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one question or theme, in words."""

    about: Any
    sentence: str


@dataclass(frozen=True, slots=True)
class WaveResult:
    """The results of one survey; `results` is empty where too few answered."""

    wave: Wave
    answered: str
    results: Sequence[Result]


def results_at(seat: Seat) -> list[WaveResult]:
    """The results that the seat may read, newest first. Two queries, however many answered."""
    waves = list(Wave.objects.at(seat)[:MOST_WAVES])
    counts = (
        Answer.objects.filter(wave__in=waves)
        .values_list("wave", "question", "value")
        .annotate(count=Count("pk"))
        .order_by()
    )
    by_wave: dict[int, dict[str, Counter[int]]] = {
        wave.pk: {name: Counter() for name in wave.questions} for wave in waves
    }
    for wave_id, question, value, count in counts:
        by_wave[wave_id][question][value] = count
    return [_result(wave, by_wave[wave.pk]) for wave in waves]


def _result(wave: Wave, by_question: Mapping[str, Counter[int]]) -> WaveResult:
    most = max((values.total() for values in by_question.values()), default=0)
    if most < FEWEST:
        return WaveResult(wave, _("fewer than ten answered"), [])
    answered = _("%(number)d of %(all)d answered") % {
        "number": most,
        "all": max(most, wave.invited),
    }
    return WaveResult(
        wave,
        answered,
        _of_a_year(by_question) if wave.is_yearly else _one_by_one(by_question),
    )


def can_be_read(wave: Wave) -> bool:
    """Whether enough people answered. One query."""
    counts = wave.answers.values("question").annotate(count=Count("pk")).order_by()
    return counts.filter(count__gte=FEWEST).exists()


def _one_by_one(by_question: Counts) -> list[Result]:
    return [
        Result(QUESTIONS[name].text, in_words(QUESTIONS[name], values))
        for name, values in by_question.items()
    ]


def _of_a_year(by_question: Counts) -> list[Result]:
    """Its first question, then theme by theme: no single question of a theme is shown."""
    first = QUESTIONS[IDENTITY]
    return [
        Result(first.text, in_words(first, by_question[IDENTITY])),
        *(Result(theme.name, theme_in_words(theme, by_question)) for theme in THEMES),
    ]


def theme_in_words(theme: Theme, by_question: Counts) -> str:
    """The mean of the theme's questions, once ten answered each and people agree enough.

    Agreement is r_wg = 1 - s² / ((A² - 1) / 12), with s² the mean variance of the questions and A
    the points of their scale (James, Demaree and Wolf 1984): 1 where all say the same, 0 where
    they answer as if by chance.
    """
    answers = [(QUESTIONS[name], by_question[name]) for name in theme.questions]
    if min(values.total() for _question, values in answers) < FEWEST:
        return _("fewer than ten answered this")
    points = answers[0][0].points
    means, variances = zip(
        *(_mean_and_variance(question, values) for question, values in answers), strict=True
    )
    mean = sum(means) / len(means)
    if not any(variances):
        return _all_the_same(mean, points)
    by_chance = (points**2 - 1) / 12
    if 1 - sum(variances) / len(variances) / by_chance < ENOUGH_AGREEMENT:
        return _("people see this very differently; talk about it")
    return _out_of(mean, points)


def _mean_and_variance(question: Question, values: Counter[int]) -> tuple[float, float]:
    """Of a question that is turned, as if it had been asked the other way round."""
    turned = {
        (question.points + 1 - value if question.is_turned else value): count
        for value, count in values.items()
    }
    count = values.total()
    mean = sum(value * number for value, number in turned.items()) / count
    squares = sum(number * (value - mean) ** 2 for value, number in turned.items())
    return mean, squares / (count - 1)


def in_words(question: Question, values: Counter[int]) -> str:
    """Of ten answers and more: the mean of a scale, or how many say yes.

    Only words where all answers are the same, or nearly.
    """
    count = values.total()
    if count < FEWEST:
        return _("fewer than ten answered this")
    if question.is_yes_or_no:
        return _yes(values[YES], count)
    mean = sum(value * number for value, number in values.items()) / count
    if len(values) == 1:
        return _all_the_same(mean, question.points)
    return _out_of(mean, question.points)


def _all_the_same(mean: float, points: int) -> str:
    if mean > (points + 1) / 2:
        return _("nearly everyone says the same: yes")
    return _("nearly everyone says the same: hardly")


def _out_of(mean: float, points: int) -> str:
    return _("%(mean)s out of %(points)d") % {
        "mean": number_format(round(mean, 1)),
        "points": points,
    }


def _yes(yes: int, count: int) -> str:
    if yes < FEW:
        return _("very few say yes")
    if count - yes < FEW:
        return _("nearly all say yes")
    if count < PERCENT_FROM:
        return _("%(yes)d of %(count)d say yes") % {"yes": yes, "count": count}
    return _("%(percent)d\u00a0%% say yes") % {"percent": round(100 * yes / count)}
