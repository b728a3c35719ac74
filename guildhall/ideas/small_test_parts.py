"""What the page of a small test shows of its own, and that of an idea of its tests."""

from typing import Any

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.ideas import small_test_policy as policy
from guildhall.ideas.numbers import in_full
from guildhall.ideas.policy import may_answer_with_a_test
from guildhall.ideas.queries.small_tests import around_test, relation_in_test, small_tests_of
from guildhall.ideas.reader import relation_in


def small_test_parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """How it goes: who runs it and until when, what was learned, what was measured."""
    around, test = around_test(entry), entry.small_test
    head = {"test": test, "helpers": around.helpers, "has_owner": around.has_owner}
    return [
        Part(Spot.HEAD, "ideas/_small_test_head.html", head, "head"),
        *_notices(seat, entry, marks),
        Part(Spot.AFTER, "ideas/_figures.html", _figures(seat, entry), "figures"),
    ]


def tests_part(seat: Seat, idea: Entry) -> list[Part]:
    """On the page of an idea: its small tests, and the button that begins one. One query.

    Those who answer it have that button among the answers.
    """
    is_above = may_answer_with_a_test(seat, idea, relation_in(seat, idea))
    may_begin = bool(policy.may_begin_small_test(seat, idea)) and not is_above
    tests = small_tests_of(seat, idea)
    if not tests and not may_begin:
        return []
    reads = {"tests": tests, "may_begin": may_begin}
    return [Part(Spot.AFTER, "ideas/_small_tests_of.html", reads, "tests")]


def _notices(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """What was learned; that its day is over; that nobody runs it any more."""
    test, relation = entry.small_test, relation_in_test(seat, entry)
    if not test.is_running:
        is_own = seat.person is not None and entry.author_id == seat.person.pk
        may_thank = seat.takes_part and not is_own and not marks.thanked_entry
        learned = {"test": test, "may_thank": may_thank, "answers_to": _answers_to(seat, entry)}
        return [Part(Spot.NOTICE, "ideas/_learned.html", learned, "learned")]
    notices = []
    if not around_test(entry).has_owner:
        notices.append(Part(Spot.NOTICE, "ideas/_no_owner.html", {"test": test}, "no_owner"))
    if test.is_over and policy.may_finish_small_test(seat, test, relation):
        notices.append(Part(Spot.NOTICE, "ideas/_day_is_over.html", {"test": test}))
    return notices


def _answers_to(seat: Seat, entry: Entry) -> str:
    """Where stewards are asked how it went, if that is why it began."""
    return entry.small_test.answers_to if seat.is_steward else ""


def _figures(seat: Seat, entry: Entry) -> dict[str, Any]:
    """In the order of their days; the newest first in the table."""
    test, figures = entry.small_test, around_test(entry).figures
    relation = relation_in_test(seat, entry)
    rows = [(figure, in_full(figure.value, test.unit), _line_of(figure.line)) for figure in figures]
    return {
        "test": test,
        "points": [(figure.on, figure.value) for figure in figures],
        "rows": rows[::-1],
        "may_take_back": bool(policy.may_take_back_figure(seat, test, relation)),
    }


def _line_of(reply: Any) -> int | None:
    """Where to read what was written with it, while that is there."""
    return reply.pk if reply is not None and reply.is_published else None
