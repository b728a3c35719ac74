"""Lists of questions, and their feed."""

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Topic
from guildhall.communities.queries import topics_of
from guildhall.communities.seats import Seat, in_room, take_seat
from guildhall.kit.paging import page_of
from guildhall.questions import queries
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


class QuestionFeed(Feed):
    """The newest questions as Atom, for whoever may read them without signing in."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, community_slug: str) -> Community:
        seat = take_seat(community_slug, request.user)
        if not seat.may_read or not seat.has_room("questions"):
            raise Http404
        return seat.community

    def title(self, community: Community) -> str:
        return _("Questions in %(name)s") % {"name": community.name}

    def link(self, community: Community) -> str:
        return community.get_absolute_url()

    def subtitle(self, community: Community) -> str:
        return community.purpose

    def items(self, community: Community) -> list[Entry]:
        return list(queries.newest_of(community))

    def item_title(self, item: Entry) -> str:
        return item.title

    def item_description(self, item: Entry) -> str:
        return render_to_string("questions/_feed_item.html", {"entry": item})

    def item_link(self, item: Entry) -> str:
        return path_of(item, item.community.slug)

    def item_author_name(self, item: Entry) -> str:
        return item.author.name

    def item_pubdate(self, item: Entry):
        return item.created_at

    def item_updateddate(self, item: Entry):
        return item.edited_at or item.created_at
