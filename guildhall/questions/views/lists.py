"""Lists of questions, and their feed."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.commons.kept_rows import drawn_page
from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import Wanted
from guildhall.commons.views.feeds import RoomFeed
from guildhall.communities.kept_topics import topics_beside
from guildhall.communities.models import Topic
from guildhall.communities.queries import topic_called
from guildhall.communities.seats import Seat, in_room
from guildhall.questions import queries
from guildhall.questions.events import QUESTION
from guildhall.questions.policy import may_ask, may_see_asked_twice
from guildhall.questions.ui.question_row import question_row
from guildhall.search.meaning.asking import is_there
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, tab_for

UNSOLVED, UNANSWERED, NEWEST = "unsolved", "unanswered", "newest"
ALL_ANSWERED = Nothing(
    _("All questions are answered"),
    _("A good moment to ask the next one."),
)
QUESTIONS = ListPage(
    template="questions/questions.html",
    title=_("Questions"),
    room="questions",
    feed="question_feed",
    nothing=Nothing(
        _("No questions yet"),
        _("Ask the first one. One line and a photo are enough."),
    ),
    tabs=(
        Tab(UNSOLVED, _("Unsolved")),
        Tab(UNANSWERED, _("No answer yet")),
        Tab(NEWEST, _("Newest")),
        Tab("active", _("Active")),
        Tab(
            "solved",
            _("Solved"),
            Nothing(
                _("No solved questions yet"),
                _("A question appears here once the person who asked says what solved it."),
            ),
        ),
        Tab(
            "mine",
            _("Mine"),
            Nothing(
                _("You haven't asked anything yet"),
                _("One line and a photo are enough. Someone has seen it before."),
            ),
            is_own=True,
        ),
    ),
)


@in_room("questions")
def questions(request: HttpRequest, seat: Seat) -> HttpResponse:
    return _list_page(request, seat, usual=UNSOLVED)


@in_room("questions")
def questions_by_topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    topic = topic_called(seat.community, topic_slug)
    return _list_page(request, seat, usual=NEWEST, topic=topic, title=topic.name)


def _list_page(
    request: HttpRequest,
    seat: Seat,
    *,
    usual: str,
    topic: Topic | None = None,
    **more: Any,
) -> HttpResponse:
    tab = tab_for(request, QUESTIONS.tabs, usual=usual, has_own=seat.person is not None)
    wanted = Wanted(tab.name, tab.is_own, ("topics", topic.pk) if topic else None)
    page = drawn_page(
        request,
        seat,
        queries.questions_at,
        wanted,
        draw=lambda entries: [_row(one, seat) for one in entries],
    )
    if not page and tab.name in (UNSOLVED, UNANSWERED) and _has_questions(seat, wanted):
        more["nothing"] = ALL_ANSWERED
    return list_page(
        request,
        QUESTIONS,
        page,
        tab=tab,
        topic=topic,
        topics_beside=topics_beside(seat, to="questions_by_topic", topic=topic),
        may_ask=bool(may_ask(seat)),
        looks_for_twins=bool(may_see_asked_twice(seat)) and is_there(),
        **more,
    )


def _row(entry: Entry, seat: Seat) -> SafeString:
    promise = queries.promise_of(entry, seat.community)
    return question_row(entry, promise, slug=seat.community.slug)


def _has_questions(seat: Seat, wanted: Wanted) -> bool:
    return queries.questions_at.entries(seat, replace(wanted, which=NEWEST)).exists()


class QuestionFeed(RoomFeed):
    room, kinds, headline = "questions", (QUESTION,), _("Questions in %(name)s")
