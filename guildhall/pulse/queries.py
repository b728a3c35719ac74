"""The survey that is open, a person's own answers, and the results of those that are closed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.communities.models import Community, Membership
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.pulse.keys import IsOver, key_of
from guildhall.pulse.models import APART, FEWEST, FEWEST_ASKED, Answer, Wave
from guildhall.pulse.questions import QUESTIONS, YES, Question

FEW = 5  # yes or no of fewer are words, as every number of people
PERCENT_FROM = 30
MOST_WAVES = 9


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one question, in words."""

    question: Question
    sentence: str


@dataclass(frozen=True, slots=True)
class WaveResult:
    """The results of one survey; `results` is empty where too few answered."""

    wave: Wave
    answered: str
    results: Sequence[Result]


def open_wave(community: Community) -> Wave | None:
    """The one that can be answered now. One query."""
    return Wave.objects.open().filter(community=community).first()


def own_answers(wave: Wave, person: Person) -> Mapping[str, int]:
    """A person's answers so far; none once it is closed. One query."""
    try:
        key = key_of(wave, person)
    except IsOver:
        return {}
    return dict(wave.answers.filter(key=key).values_list("question", "value"))


def next_open_on(community: Community) -> Any:
    """When the next survey can start: a moment, or None for now. One query."""
    last = Wave.objects.filter(community=community).first()
    return last.opened_at + APART if last else None


def who_is_asked(community: Community | int) -> QuerySet[Membership]:
    """Members who have an account: nobody that only an import knows."""
    return Membership.objects.current().filter(
        community=community, person__in=Person.objects.here().people()
    )


def is_too_small_to_ask(community: Community) -> bool:
    """Whether it has too few members for a survey, as for any figure. One query."""
    last_needed = who_is_asked(community).order_by("pk")[FEWEST_ASKED - 1 : FEWEST_ASKED]
    return not last_needed.exists()


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
        [
            Result(QUESTIONS[name], in_words(QUESTIONS[name], values))
            for name, values in by_question.items()
        ],
    )


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
        return (
            _("nearly everyone says the same: yes")
            if mean > (question.points + 1) / 2
            else _("nearly everyone says the same: hardly")
        )
    return _("%(mean)s out of %(points)d") % {
        "mean": number_format(round(mean, 1)),
        "points": question.points,
    }


def _yes(yes: int, count: int) -> str:
    if yes < FEW:
        return _("very few say yes")
    if count - yes < FEW:
        return _("nearly all say yes")
    if count < PERCENT_FROM:
        return _("%(yes)d of %(count)d say yes") % {"yes": yes, "count": count}
    return _("%(percent)d\u00a0%% say yes") % {"percent": round(100 * yes / count)}
