"""Pages of Talk."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.policy import may_post
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.talk import actions, queries
from guildhall.talk.forms import PostForm
from guildhall.web.lists import ListPage, Nothing, list_page, page_for

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
    page = page_for(request, queries.posts_at(seat), by="created_at", size=15)
    pinned = queries.pinned_at(seat) if page.is_first else []
    texts = queries.texts_of([*pinned, *page.rows])
    form = None
    if may_post(seat):
        form = PostForm(initial=draft_fields(seat.person, "post", str(seat.community.pk)))
    return list_page(
        request,
        TALK,
        page,
        form=form,
        pinned=[(post, texts[post.pk]) for post in pinned],
        posts=[(post, texts[post.pk]) for post in page.rows if not post.is_pinned],
        nothing=None if pinned else NO_POSTS,
    )


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
