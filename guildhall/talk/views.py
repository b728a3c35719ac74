"""Pages of Talk."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.kept_rows import drawn_page
from guildhall.commons.models import Entry
from guildhall.commons.policy import may_post
from guildhall.commons.prepared_lists import Wanted
from guildhall.commons.queries import draft_fields
from guildhall.commons.tray import open_tray
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.talk import actions, queries
from guildhall.talk.forms import PostForm
from guildhall.talk.ui.post_row import post_row
from guildhall.web.lists import ListPage, Nothing, list_page

TALK = ListPage(
    template="talk/talk.html",
    title=_("Talk"),
    text=_("For everything that isn't a question: a photo, a story, a good morning."),
    room="talk",
)
NO_POSTS = Nothing(
    _("No posts yet"),
    _("Say good morning, show what's on your bench, or tell us what went wrong yesterday."),
)


@in_room("talk")
def talk(request: HttpRequest, seat: Seat) -> HttpResponse:
    page = drawn_page(
        request,
        seat,
        queries.posts_at,
        Wanted(),
        draw=lambda posts: _drawn(posts, seat),
        size=15,
    )
    pinned = queries.pinned_at(seat.community) if page.is_first else []
    form = None
    if may_post(seat):
        form = PostForm(initial=draft_fields(seat.person, "post", str(seat.community.pk)))
        open_tray(form, request, seat)
    return list_page(
        request,
        TALK,
        page,
        form=form,
        pinned=_drawn(pinned, seat),
        nothing=None if pinned else NO_POSTS,
    )


def _drawn(posts: Sequence[Entry], seat: Seat) -> list[SafeString]:
    texts = queries.texts_of(posts)
    return [post_row(post, texts[post.pk], slug=seat.community.slug) for post in posts]


@login_required
@require_POST
@in_room("talk")
def write_post(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_post(seat))
    form = PostForm(request.POST, request.FILES)
    posted = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.write_post(seat.community, by=request.user, body=body),
        says=_("Posted."),
    )
    page = {"form": form, "room": "talk"}
    return posted or render(request, "talk/write_post.html", page, status=422)
