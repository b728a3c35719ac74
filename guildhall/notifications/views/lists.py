"""The list of notices, the count at the top of each page, and marking them as seen."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import whoever_finds_it
from guildhall.notifications import actions, queries
from guildhall.notifications.models import Notice
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.verbs import hall_verb, oneself, to_hall_page

NOTICES = ListPage(
    template="notifications/notices.html",
    title=_("Notices"),
    nothing=Nothing(
        _("No notices yet"),
        _("When someone replies to you, mentions you or tries your advice, you'll read it here."),
    ),
)


@login_required
def notices(request: AuthenticatedRequest) -> HttpResponse:
    page = page_for(request, queries.notices_of(request.user), by="last_at", size=30)
    has_news = any(not row.seen_at for row in page.rows)
    return list_page(request, NOTICES, page, notices=queries.in_words(page.rows), has_news=has_news)


@login_required
def count_notices(request: AuthenticatedRequest) -> HttpResponse:
    """Asked every minute by an open page; unchanged, the answer is 304 without a body."""
    number, mark = queries.count_of_news(request.user)
    entry_id = _news_on_page(request) if number else 0
    etag = f'"{request.user.pk}-{mark}-{entry_id}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = render(
            request,
            "notifications/_count.html",
            {"number": number, "entry_id": entry_id},
        )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _news_on_page(request: AuthenticatedRequest) -> int:
    """The entry on the asking page, if there is news of it: the page then marks it as seen."""
    try:
        page = resolve(urlsplit(request.headers.get("HX-Current-URL", "")).path)
    except (Resolver404, ValueError):
        return 0
    entry_id = page.kwargs.get("entry_id", 0)
    news = Notice.objects.unseen().filter(person=request.user, entry=entry_id)
    return entry_id if entry_id and news.exists() else 0


def _own_notice(me: Person, notice_id: int) -> Notice:
    return get_object_or_404(queries.notices_of(me), pk=notice_id)


@login_required
@require_POST
def open_notice(request: AuthenticatedRequest, notice_id: int) -> HttpResponse:
    """To what it is about; of many replies, to the first that its reader has not read."""
    notice = _own_notice(request.user, notice_id)
    page = queries.page_to_read(notice)  # before it is noted as read
    actions.open_notice(notice, by=request.user)
    return redirect(page)


see_notices = hall_verb(
    find=oneself,
    may=whoever_finds_it,
    act=lambda me, by: actions.see_everything(by=by),
    back=to_hall_page("notices"),
)


@login_required
@require_POST
def see_entry(request: AuthenticatedRequest, entry_id: int) -> HttpResponse:
    """The open page says that it is being read."""
    actions.see_entry(entry_id, by=request.user)
    number = Notice.objects.of(request.user).unseen().count()
    return render(
        request,
        "notifications/_count.html",
        {"number": min(number, queries.MOST_COUNTED), "entry_id": 0},
    )
