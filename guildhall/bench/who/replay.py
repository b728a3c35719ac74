"""Go through a history in time, and ask each order whom it would have named."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guildhall.bench.who.history import Answered, Asked, History
from guildhall.bench.who.words import Words
from guildhall.questions.ranking.candidates import Month
from guildhall.questions.ranking.likeness import MOST_ALIKE, likeness_of

LATER = 0.6  # the questions after this share of all are replayed
AMONG = (1, 3, 10)
A_MONTH = 30.0
FEWEST_OFFERS = 9  # three questions' worth: a share of fewer says nothing
SO_MANY = 3


@dataclass(slots=True)
class Past:
    """What is known when a question is asked; the people are those who answered before."""

    now: float
    question: Asked
    answers: Sequence[Answered]
    questions: Mapping[str, Asked]
    likeness: Mapping[str, float]
    month: Month


Order = Callable[[Past], list[str]]


@dataclass(slots=True)
class Tally:
    """What one order came to."""

    questions: int = 0
    hits: Counter[int] = field(default_factory=Counter)
    seconds: float = 0
    asked: set[str] = field(default_factory=set)
    offers: list[tuple[float, str]] = field(default_factory=list)
    largest_share: float = 0

    def as_json(self) -> dict[str, float]:
        shares = {f"hit@{most}": _share(self.hits[most], self.questions) for most in AMONG}
        return {
            **shares,
            "questions": self.questions,
            "offers": len(self.offers),
            "largest_share": round(self.largest_share, 3),
            "people_asked": len(self.asked),
            "seconds_a_question": round(self.seconds / max(self.questions, 1), 5),
        }


def replay(history: History, orders: Mapping[str, Order]) -> dict[str, Tally]:
    """The tally of each order, over the later questions that someone else answered."""
    truth: dict[str, set[str]] = defaultdict(set)
    for answer in history.answers:
        truth[answer.question].add(answer.by)
    tallies = {name: Tally() for name in orders}
    for past in _moments(history):
        answered_by = truth[past.question.key]
        if not answered_by:
            continue
        for name, order in orders.items():
            _ask(tallies[name], order, past, answered_by)
    return tallies


def _moments(history: History) -> Iterator[Past]:
    """Each later question, with what was known when it was asked."""
    first, read = int(len(history.questions) * LATER), 0
    words, asked = Words(), dict[str, Asked]()
    for number, question in enumerate(history.questions):
        while read < len(history.answers) and history.answers[read].at < question.at:
            read += 1
        if number >= first:
            alike = words.alike(question.title, MOST_ALIKE)
            answers = [one for one in history.answers[:read] if one.by != question.by]
            yield Past(question.at, question, answers, asked, likeness_of(alike), Month())
        words.add(question)
        asked[question.key] = question


def _ask(tally: Tally, order: Order, past: Past, answered_by: set[str]) -> None:
    """Turn by turn, until someone who did answer is asked."""
    lately = [one for one in tally.offers if one[0] > past.now - A_MONTH]
    past.month = Month(dict(Counter(by for _at, by in lately)))
    begun = time.process_time()
    named = order(past)
    tally.seconds += time.process_time() - begun
    tally.questions += 1
    for most in AMONG:
        tally.hits[most] += bool(answered_by & set(named[:most]))
    for one in named[:SO_MANY]:
        tally.asked.add(one)
        tally.offers.append((past.now, one))
        lately.append((past.now, one))
        if len(lately) >= FEWEST_OFFERS:
            theirs = sum(by == one for _at, by in lately)
            tally.largest_share = max(tally.largest_share, theirs / len(lately))
        if one in answered_by:
            break


def pooled(tallies: Sequence[Tally]) -> Tally:
    """Several sites as one; the largest share is that of one site."""
    whole = Tally()
    for number, one in enumerate(tallies):
        whole.questions += one.questions
        whole.hits += one.hits
        whole.seconds += one.seconds
        whole.asked |= {f"{number}:{person}" for person in one.asked}
        whole.offers += one.offers
        whole.largest_share = max(whole.largest_share, one.largest_share)
    return whole


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
