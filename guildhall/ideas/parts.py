"""What only the page of an idea shows."""

from typing import Any

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.ideas import policy
from guildhall.ideas.challenge_parts import challenge_parts
from guildhall.ideas.days import today_at
from guildhall.ideas.events import CHALLENGE, SMALL_TEST
from guildhall.ideas.joined import joined_of
from guildhall.ideas.models import ENDED, OPEN
from guildhall.ideas.queries import Around, around, ask_of
from guildhall.ideas.reader import relation_in
from guildhall.ideas.small_test_parts import small_test_parts, tests_part
from guildhall.ideas.small_test_policy import may_begin_small_test
from guildhall.ideas.team_parts import team_part
from guildhall.ideas.views.finding import ANSWER, JOINING


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Its state and topics, the answer or the day of it, who joined, who is wanted, what was tried.

    At most nine queries; one more for a member while someone is wanted.
    """
    if entry.kind == CHALLENGE:
        return challenge_parts(seat, entry, marks)
    if entry.kind == SMALL_TEST:
        return small_test_parts(seat, entry, marks)
    people = around(entry)
    return [
        Part(Spot.HEAD, "ideas/_head.html", {"topics": people.topics}, "head"),
        Part(Spot.NOTICE, "ideas/_answer.html", _answer(seat, entry, people), ANSWER),
        Part(Spot.BYLINE, "ideas/_byline.html", {"authors": people.authors}),
        *_asked(seat, entry, people),
        *_joining(seat, entry, people),
        *team_part(seat, entry),
        *_wanted(seat, entry, people),
        *tests_part(seat, entry),
    ]


def _answer(seat: Seat, entry: Entry, people: Around) -> dict[str, Any]:
    """What was answered, or the day by which an answer is promised."""
    answer_by = entry.idea.answer_by if entry.state in OPEN else None
    today = today_at(seat.community)
    return {
        "newest": people.answers[0] if people.answers else None,
        "earlier": people.answers[1:],
        "answer_by": answer_by,
        "is_late": answer_by is not None and answer_by < today,
        "is_own": seat.person is not None and seat.person.pk in people.author_ids,
        "may_begin": bool(may_begin_small_test(seat, entry)),
    }


def _joining(seat: Seat, entry: Entry, people: Around) -> list[Part]:
    """The three answers, who would help, which doubts are open: for who is signed in."""
    if seat.person is None:
        return []
    may_choose = bool(policy.may_add_coauthor(seat, entry, relation_in(seat, entry)))
    could_write = [one for one in people.helpers if one.pk not in people.author_ids]
    reads = {
        "joined": joined_of(seat, entry, people.joinings),
        "open_doubts": people.open_doubts,
        "could_write": could_write if may_choose else [],
    }
    return [Part(Spot.AFTER, "ideas/_joining.html", reads, JOINING)]


def _asked(seat: Seat, entry: Entry, people: Around) -> list[Part]:
    """The reader listed what it needs someone for: they alone see that they are asked."""
    if seat.person is None or not policy.may_join_idea(seat, entry) or not people.wishes:
        return []
    ask = ask_of(seat.person, entry)
    if ask is None or seat.person in people.helpers:
        return []
    return [Part(Spot.AFTER, "ideas/_asked.html", {"ask": ask})]


def _wanted(seat: Seat, entry: Entry, people: Around) -> list[Part]:
    """What it still needs someone for."""
    may_wish = bool(policy.may_wish_for_help(seat, entry, relation_in(seat, entry)))
    if not may_wish and not (entry.state not in ENDED and people.wishes):
        return []
    reads = {"wishes": people.wishes, "may_wish": may_wish}
    return [Part(Spot.AFTER, "ideas/_wanted.html", reads, "wanted")]
