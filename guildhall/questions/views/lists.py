"""Lists of questions, and their feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from guildhall.commons.views.feeds import RoomFeed
from guildhall.communities.models import Topic
from guildhall.communities.queries import topics_of
from guildhall.communities.seats import Seat, in_room
from guildhall.questions import queries
from guildhall.questions.events import QUESTION
from guildhall.questions.policy import may_ask
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, page_for, tab_for

WAITING, NEWEST = "waiting", "newest"
QUESTIONS = ListPage(
    template="questions/questions.html",
    title=_("Questions"),
    room="questions",
    feed="question_feed",
    nothing=Nothing(
        _("Nothing here yet"),
        _("Ask with one line and a photo; somebody has seen it before."),
    ),
    tabs=(
        Tab(
            WAITING,
            _("Waiting"),
            Nothing(
                _("Nothing waits"),
                _("Every question here has found its answer. A good moment to ask the next one."),
            ),
        ),
        Tab(NEWEST, _("Newest")),
        Tab("active", _("Active")),
        Tab("solved", _("Solved")),
        Tab(
            "mine",
            _("Mine"),
            Nothing(
                _("You have not asked yet"),
                _("One line and a photo are enough. Somebody has seen it before."),
            ),
            is_own=True,
        ),
    ),
)


@in_room("questions")
def questions(request: HttpRequest, seat: Seat) -> HttpResponse:
    return _list_page(request, seat, usual=WAITING)


@in_room("questions")
def questions_by_topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    topic = get_object_or_404(topics_of(seat.community), slug=topic_slug)
    return _list_page(request, seat, usual=NEWEST, topic=topic, title=topic.name)


def _list_page(
    request: HttpRequest,
    seat: Seat,
    *,
    usual: str,
    topic: Topic | None = None,
    **more: str,
) -> HttpResponse:
    tab = tab_for(request, QUESTIONS.tabs, usual=usual, has_own=seat.person is not None)
    rows, by = queries.questions_at(seat, which=tab.name, topic=topic)
    page = page_for(request, rows, by=by)
    for entry in page:
        entry.promise = queries.promise_of(entry, seat.community)
    return list_page(
        request,
        QUESTIONS,
        page,
        tab=tab,
        topic=topic,
        topics=Topic.objects.filter(community=seat.community),
        may_ask=bool(may_ask(seat)),
        **more,
    )


class QuestionFeed(RoomFeed):
    room, kinds, headline = "questions", (QUESTION,), _("Questions in %(name)s")
