"""Lists of questions, and their feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy

from guildhall.commons.views.feeds import RoomFeed
from guildhall.communities.models import Topic
from guildhall.communities.queries import topics_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.paging import page_of
from guildhall.questions import queries
from guildhall.questions.events import QUESTION
from guildhall.questions.policy import may_ask


@in_room("questions")
def questions(request: HttpRequest, seat: Seat) -> HttpResponse:
    which = request.GET.get("show", "waiting")
    if which not in queries.LISTS or (which == "mine" and seat.person is None):
        which = "waiting"
    return _list_page(request, seat, which, None)


@in_room("questions")
def questions_by_topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    topic = get_object_or_404(topics_of(seat.community), slug=topic_slug)
    which = request.GET.get("show", "newest")
    return _list_page(request, seat, which if which in queries.LISTS else "newest", topic)


def _list_page(request: HttpRequest, seat: Seat, which: str, topic: Topic | None) -> HttpResponse:
    found, by = queries.questions_at(seat, which=which, topic=topic)
    page = page_of(found, by=by, mark=request.GET.get("after", ""), size=20)
    for entry in page:
        entry.promise = queries.promise_of(entry, seat.community)
    context = {
        "page": page, "which": which, "topic": topic, "room": "questions", "may_ask": bool(may_ask(seat)),
        "topics": Topic.objects.filter(community=seat.community),
    }  # fmt: skip
    return render(request, "questions/questions.html", context)


class QuestionFeed(RoomFeed):
    room, kinds, headline = "questions", (QUESTION,), gettext_lazy("Questions in %(name)s")
