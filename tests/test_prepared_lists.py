"""A room's list that is compiled once gives what its plain queryset gives, page by page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.commons.prepared_lists import PreparedList, Wanted
from guildhall.communities.seats import take_seat
from guildhall.demo.queries import visitor
from guildhall.ideas.queries import ideas_at
from guildhall.ideas.views.lists import IDEAS
from guildhall.kit.paging import page_of
from guildhall.library.queries import pages_at
from guildhall.practices.queries import ways_at
from guildhall.practices.views.lists import PRACTICES
from guildhall.questions.queries import questions_at
from guildhall.questions.views.lists import QUESTIONS
from guildhall.talk.queries import posts_at

pytestmark = pytest.mark.database
SIZE = 2
LISTS = [
    *[(questions_at, tab.name, tab.is_own) for tab in QUESTIONS.tabs],
    *[(ways_at, tab.name, tab.is_own) for tab in PRACTICES.tabs],
    *[(ideas_at, tab.name, tab.is_own) for tab in IDEAS.tabs],
    (pages_at, "current", False),
    (pages_at, "withdrawn", False),
    (posts_at, "", False),
]
BY_LAST_ACT = {
    questions_at: {"active", "solved", "withdrawn"},
    ways_at: {"all", "tips", "practices", "elsewhere", "withdrawn"},
    ideas_at: {"tried", "taken_up", "not_now"},
    pages_at: {"current", "withdrawn"},
}


def all_pages(rows: PreparedList, seat, wanted: Wanted) -> list[list[int]]:
    pages, mark = [], ""
    while mark is not None:
        page = rows.page(seat, wanted, mark=mark, size=SIZE)
        pages.append([row.pk for row in page])
        mark = page.next_mark
    return pages


def plain_pages(rows: PreparedList, seat, wanted: Wanted) -> list[list[int]]:
    pages, mark = [], ""
    by = "last_active_at" if wanted.which in BY_LAST_ACT.get(rows, ()) else "created_at"
    while mark is not None:
        page = page_of(rows.entries(seat, wanted), by=by, mark=mark, size=SIZE)
        pages.append([row.pk for row in page])
        mark = page.next_mark
    return pages


@pytest.mark.parametrize(("rows", "which", "is_own"), LISTS)
def test_a_list_has_the_same_pages_compiled_and_plain(demo, rows, which, is_own):
    for name in ("ada", "ben"):
        seat = take_seat("field-technicians", visitor(name))
        topics = [None, *[("topics", topic.pk) for topic in seat.community.topics.all()]]
        for within in topics:
            wanted = Wanted(which, is_own, within)

            assert all_pages(rows, seat, wanted) == plain_pages(rows, seat, wanted)


def test_a_page_of_a_list_is_one_query_whoever_reads(demo):
    seats = [take_seat("field-technicians", visitor(name)) for name in ("ada", "ben")]
    wanted = Wanted("mine", is_own=True)
    for seat in seats:
        questions_at.page(seat, wanted)

    with CaptureQueriesContext(connection) as asked:
        mine = [[row.pk for row in questions_at.page(seat, wanted)] for seat in seats]

    assert len(asked) == 2
    assert not set(mine[0]) & set(mine[1])


def test_a_mark_that_is_none_starts_over(demo):
    seat = take_seat("field-technicians", visitor("ben"))

    pages = [questions_at.page(seat, Wanted("newest"), mark=mark) for mark in ("", "nonsense", "é")]

    assert [[row.pk for row in page] for page in pages] == 3 * [[row.pk for row in pages[0]]]
    assert all(page.is_first for page in pages)
