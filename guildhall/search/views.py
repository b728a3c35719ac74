"""The search page, and quick results while you type."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.kit.words import without_controls
from guildhall.people.models import Person
from guildhall.search import queries
from guildhall.search.hits import hits_of

PAGES = 10


def search(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    number = min(max(_number(request.GET.get("page", "1")), 1), PAGES)
    hits = queries.search(typed, person=_reader(request))
    start = (number - 1) * queries.PAGE
    documents = hits.page(start, queries.PAGE + 1)
    context = {
        "typed": typed,
        "hits": hits_of(documents[: queries.PAGE], hits.ask),
        "number": number,
        "has_more": len(documents) > queries.PAGE and number < PAGES,
        "next_number": number + 1,
    }
    return render(request, "search/search.html", context)


def quick_results(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    if len(typed) < 2:
        return HttpResponse("")
    hits = queries.search(typed, person=_reader(request), is_typing=True)
    context = {"hits": hits_of(hits.page(0, 6), hits.ask), "typed": typed}
    return render(request, "search/_quick_results.html", context)


def _typed(request: HttpRequest) -> str:
    return without_controls(request.GET.get("q", "")).strip()[:200]


def _reader(request: HttpRequest) -> Person | None:
    return request.user if request.user.is_authenticated else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1
