"""What there is to hear: the list, the count in the bar on top, seen."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from guildhall.kit.paging import page_of
from guildhall.notifications import actions, queries
from guildhall.notifications.models import Notice


@login_required
def notices(request: HttpRequest) -> HttpResponse:
    page = page_of(queries.notices_of(request.user), by="last_at", mark=request.GET.get("after", ""), size=30)
    context = {"page": page, "told": queries.told(page.rows), "has_news": any(not row.seen_at for row in page.rows)}
    return render(request, "notifications/notices.html", context)


@login_required
def count_notices(request: HttpRequest) -> HttpResponse:
    """Asked every minute by an open page; unchanged, the answer is 304 without a body."""
    number, mark = queries.count_of_news(request.user)
    entry_id = _news_on_page(request) if number else 0
    etag = f'"{request.user.pk}-{mark}-{entry_id}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = render(request, "notifications/_count.html", {"number": number, "entry_id": entry_id})
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _news_on_page(request: HttpRequest) -> int:
    """The entry that the asking page shows, where something is told of it: the page then says that it is being read."""
    try:
        shown = resolve(urlsplit(request.headers.get("HX-Current-URL", "")).path).kwargs.get("entry_id", 0)
    except (Resolver404, ValueError):
        return 0
    return shown if shown and Notice.objects.unseen().filter(person=request.user, entry=shown).exists() else 0


@login_required
@require_POST
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """To the page that it leads to; it is seen then."""
    notice = get_object_or_404(queries.notices_of(request.user), pk=notice_id)
    actions.see([notice.pk], by=request.user)
    return redirect(queries.path_to(notice))


@login_required
@require_POST
def see_notices(request: HttpRequest) -> HttpResponse:
    actions.see_everything(by=request.user)
    return redirect("notices")


@login_required
@require_POST
def see_entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """The open page says that it is being read."""
    actions.see_entry(entry_id, by=request.user)
    number = Notice.objects.of(request.user).unseen().count()
    return render(request, "notifications/_count.html", {"number": min(number, queries.MOST_COUNTED)})
