"""The first screen, and what is behind it: the tree, a topic's pages, what was withdrawn."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from guildhall.commons.kept_rows import drawn_page
from guildhall.commons.prepared_lists import Wanted
from guildhall.communities.models import Topic
from guildhall.communities.queries import topic_called
from guildhall.communities.seats import Seat, in_room
from guildhall.library import policy, queries
from guildhall.library.events import ROOM
from guildhall.library.models import level_of
from guildhall.library.queries.reading_lists import start_of
from guildhall.library.ui.page_row import page_row
from guildhall.library.views.finding import number_asked, visible_page
from guildhall.search.ask import words_of
from guildhall.search.asked import typed_in
from guildhall.search.hits import hits_of
from guildhall.web.lists import ListPage, Nothing, list_page

MOST_FOUND = 20  # at once
MOST_START = 180
CHECK = "check"  # shows only what needs a check
KEPT_FOR = 60 * 60 * 24
PAGES = ListPage(
    template="library/pages.html",
    title=gettext_lazy("Pages"),
    room=ROOM,
    nothing=Nothing(
        gettext_lazy("No pages here yet"),
        gettext_lazy(
            "Write down what people keep asking about this. A few lines are a good start."
        ),
    ),
)
NOTHING_WITHDRAWN = Nothing(
    gettext_lazy("Nothing withdrawn"),
    gettext_lazy("Pages that nobody should rely on any more appear here, with the reason."),
)


@in_room(ROOM)
def library(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Find, topics with their pages, add."""
    if typed := typed_in(request.GET):
        return _found(request, seat, typed)
    often = queries.asked_often(seat.community) if policy.may_set_rules(seat) else []
    context = {
        "room": ROOM,
        "often": often[0] if often else None,
        "start": start_of(seat),
        "shelves": _shelves(seat),
        "may_add": bool(policy.may_add_page(seat)),
        "may_set_rules": bool(policy.may_set_rules(seat)),
    }
    return render(request, "library/library.html", context)


def _found(request: HttpRequest, seat: Seat, typed: str) -> HttpResponse:
    """What is found in the library, in its own frame; the same words lead to the whole search."""
    only_due = request.GET.get("show") == CHECK
    start = MOST_FOUND * (max(number_asked(request.GET, "page"), 1) - 1)
    asked = queries.found_in(seat, typed, only_due=only_due)
    documents, hits = asked.forgiving_page(min(start, MOST_START), MOST_FOUND + 1)
    here = documents[:MOST_FOUND]
    same = {"q": typed} | ({"show": CHECK} if only_due else {})
    has_more = len(documents) > MOST_FOUND and start < MOST_START
    context = {
        "room": ROOM,
        "typed": typed,
        "searched": words_of(hits.typed),
        "is_mended": hits is not asked,
        "hits": hits_of(here, hits.ask, wide=hits.with_compounds, with_words=hits.with_words),
        "only_due": only_due,
        "search_query": f"?{urlencode({'q': typed})}",
        "title_query": f"?{urlencode({'title': typed})}",
        "name_query": f"?{urlencode({'name': typed})}",
        "next_query": urlencode({**same, "page": start // MOST_FOUND + 2}) if has_more else "",
        "may_add": bool(policy.may_add_page(seat)),
    }
    return render(request, "library/found.html", context)


@in_room(ROOM)
def page_tree(request: HttpRequest, seat: Seat) -> HttpResponse:
    """One level of the tree: the top, or what is below a page (`?below=12`)."""
    number = number_asked(request.GET, "below")
    entry = visible_page(seat, number) if number else None
    shelf = level_of(entry, seat.community.pk)
    level = queries.level_at(shelf, since=number_asked(request.GET, "from"), counts=True)
    context = {
        "room": ROOM,
        "entry": entry,
        "above": queries.line_above(entry.pk) if entry else [],
        "level": level,
        "may_add": bool(policy.may_add_page(seat)),
    }
    return render(request, "library/page_tree.html", context)


@in_room(ROOM)
def pages_by_topic(request: HttpRequest, seat: Seat, topic_slug: str) -> HttpResponse:
    topic = topic_called(seat.community, topic_slug)
    wanted = Wanted("current", within=("topics", topic.pk))
    title = _("Pages about %(topic)s") % {"topic": topic.name}
    head = {"title": title, "text": topic.description}
    return _list_of_pages(request, seat, wanted, head, topic)


@in_room(ROOM)
def newest_pages(request: HttpRequest, seat: Seat) -> HttpResponse:
    head = {"title": _("New and changed"), "text": ""}
    return _list_of_pages(request, seat, Wanted("current"), head)


@in_room(ROOM)
def withdrawn_pages(request: HttpRequest, seat: Seat) -> HttpResponse:
    head = {"title": _("Withdrawn pages"), "text": "", "nothing": NOTHING_WITHDRAWN}
    return _list_of_pages(request, seat, Wanted("withdrawn"), head)


def _list_of_pages(
    request: HttpRequest,
    seat: Seat,
    wanted: Wanted,
    head: Mapping[str, Any],
    topic: Topic | None = None,
) -> HttpResponse:
    slug = seat.community.slug
    page = drawn_page(
        request,
        seat,
        queries.pages_at,
        wanted,
        draw=lambda entries: [page_row(one, slug=slug) for one in entries],
    )
    may_add = bool(policy.may_add_page(seat)) and wanted.which != "withdrawn"
    add_query = f"?topic={topic.slug}" if topic else ""
    return list_page(
        request, PAGES, page, may_add=may_add, add_query=add_query, topic=topic, **head
    )


def _shelves(seat: Seat) -> SafeString:
    """The same for every reader, so kept until something in the community changes."""
    versions = f"{seat.community.version}:{seat.house_version}:{get_language()}"
    key = f"library.front:{seat.community.pk}:{versions}"
    kept = cache.get(key)
    if kept is None:
        context = {"front": queries.front_of(seat.community), "slug": seat.community.slug}
        kept = render_to_string("library/_shelves.html", context).strip()
        cache.set(key, kept, KEPT_FOR)
    return mark_safe(kept)  # drawn by our template
