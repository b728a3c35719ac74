"""What the pages of the ten steps show."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.people.models import Offer, Person
from guildhall.projects.models import (
    Criterion,
    Option,
    PublicPage,
    Score,
    StreetAnswer,
    StreetQuestion,
)
from guildhall.projects.money_rows import reads_of_accounts
from guildhall.projects.policy import Relation, may_read_volunteers
from guildhall.projects.queries.around import around

MOST_OFFERS = 30
MOST_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One option: its mean for each criterion, and the sum of these; None where nobody gave any."""

    option: Option
    means: list[Fraction | None]
    total: Fraction | None

    @property
    def total_in_words(self) -> str:
        return "" if self.total is None else f"{float(self.total):.1f}"

    @property
    def cells(self) -> list[str]:
        return ["" if mean is None else f"{float(mean):.1f}" for mean in self.means]


@dataclass(frozen=True, slots=True)
class Choice:
    """Options and criteria; what was given, the best first; how many gave points; one's own."""

    options: list[Option]
    criteria: list[Criterion]
    lines: list[Line]
    givers: int
    own: dict[tuple[int, int], int]


def choice_of(entry: Entry, person: Person | None) -> Choice:
    """Three queries. Exact: means and sums are fractions; a tie keeps the order of the options."""
    options, criteria = list(entry.project.options.all()), list(entry.project.criteria.all())
    scores = list(Score.objects.filter(option__project=entry.project))
    given: dict[tuple[int, int], list[int]] = {}
    for score in scores:
        given.setdefault((score.option_id, score.criterion_id), []).append(score.value)
    lines = [_line(option, criteria, given) for option in options]
    lines.sort(key=lambda one: (one.total is None, -(one.total or 0)))
    own = {
        (one.option_id, one.criterion_id): one.value
        for one in scores
        if person is not None and one.person_id == person.pk
    }
    return Choice(options, criteria, lines, len({one.person_id for one in scores}), own)


def _line(
    option: Option, criteria: list[Criterion], given: dict[tuple[int, int], list[int]]
) -> Line:
    means = []
    for criterion in criteria:
        values = given.get((option.pk, criterion.pk))
        means.append(Fraction(sum(values), len(values)) if values else None)
    known = [mean for mean in means if mean is not None]
    return Line(option, means, sum(known, Fraction(0)) if known else None)


def reads_of_step(seat: Seat, entry: Entry, number: int, relation: Relation) -> dict[str, Any]:
    """What the fragment of the step needs."""
    read = _READS.get(number)
    return read(seat, entry, relation) if read else {}


def _need(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    project = entry.project
    questions = list(project.street_questions.all())
    return {
        "voices": project.voices.select_related("noted_by"),
        "questions": questions,
        "answers": answers_by_question(questions) if relation.who else [],
        "sheets": project.sheets.count() if questions else 0,
        "public_page": PublicPage.objects.filter(project=project).first(),
    }


def answers_by_question(
    questions: list[StreetQuestion],
) -> list[tuple[StreetQuestion, list[str]]]:
    """What was answered, in the order of the sheets. One query."""
    rows = StreetAnswer.objects.filter(question__in=questions).order_by("-sheet_id")
    texts: dict[int, list[str]] = {}
    for question_id, text in rows.values_list("question", "text")[:MOST_ANSWERS]:
        texts.setdefault(question_id, []).append(text)
    return [(one, texts.get(one.pk, [])) for one in questions]


def _assets(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    """What is noted; and what those who are in list about themselves. Members alone see that."""
    assets = list(entry.project.assets.all())
    if not seat.is_member:
        return {"assets": assets, "offers": []}
    kinds = {Offer.Kind.ASK_ME: "skill", Offer.Kind.LEND: "loan"}
    people = around(entry).joined
    offers = Offer.objects.filter(person__in=people, kind__in=kinds).select_related("person")
    noted = {one.text for one in assets}
    return {
        "assets": assets,
        "offers": [
            (one, _as_asset(one, kinds[Offer.Kind(one.kind)]))
            for one in offers.order_by("pk")[:MOST_OFFERS]
            if one.text not in noted
        ],
    }


def _as_asset(offer: Offer, kind: str) -> str:
    """The query with which the form for what we have opens filled in."""
    return urlencode({"kind": kind, "text": offer.text, "of": offer.person.name})


def _choose(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    return {"choice": choice_of(entry, seat.person)}


def _people(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    return {
        "around": around(entry),
        "public_page": PublicPage.objects.filter(project=entry.project).first(),
        "volunteers": volunteers_for(entry, relation),
    }


def volunteers_for(entry: Entry, relation: Relation) -> list[Any]:
    """People without an account, for organisers alone; marked where they offered before.

    At most two queries.
    """
    if not may_read_volunteers(relation):
        return []
    rows = list(entry.project.volunteers.prefetch_related("held__shift"))
    seen: set[str] = set()
    for one in rows:
        one.came_again = one.reach_key in seen
        seen.add(one.reach_key)
    return rows


def _plan(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    return {"around": around(entry)}


def _close(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    """What was said is for members; in an order that doesn't say who answered when."""
    said = entry.project.judgements.order_by("answer", "words") if seat.is_member else []
    return {"judgements": list(said), **reads_of_accounts(seat, entry)}


def _money(seat: Seat, entry: Entry, relation: Relation) -> dict[str, Any]:
    return reads_of_accounts(seat, entry)


_READS: dict[int, Callable[[Seat, Entry, Relation], dict[str, Any]]] = {
    1: _need,
    2: _assets,
    3: _choose,
    4: _plan,
    5: _people,
    6: _money,
    8: _money,
    10: _close,
}
