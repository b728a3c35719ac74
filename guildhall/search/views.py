"""The search page, and quick results while you type."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.kit.words import without_controls
from guildhall.people.models import Person
from guildhall.search import queries
from guildhall.search.ask import FILTERS, words_of
from guildhall.search.asking import asking_places
from guildhall.search.hits import hits_of
from guildhall.search.models import Document
from guildhall.search.narrowing import address, narrowing
from guildhall.search.queries import Hits

PAGES = 10
QUICK = 6


def search(request: HttpRequest) -> HttpResponse:
    number = min(max(_number(request.GET.get("page", "1")), 1), PAGES)
    start = (number - 1) * queries.PAGE
    reader = _reader(request)
    asked = queries.search(_typed(request), person=reader, chosen=_chosen(request))
    documents, hits = asked.forgiving_page(start, queries.PAGE + 1)
    here, words = documents[: queries.PAGE], words_of(hits.typed)
    has_more = len(documents) > queries.PAGE and number < PAGES
    context: dict[str, Any] = {
        **_results(asked, hits, here),
        "chosen": hits.ask.filters,
        "narrowing": None
        if asked.ask.is_empty
        else narrowing(words, hits.ask.filters, here, reader),
        "next_address": address(words, hits.ask.filters, page=number + 1) if has_more else "",
        "asking": [] if here else _asking(request, words),
    }
    return render(request, "search/search.html", context)


def quick_results(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    if len(typed) < 2:
        return HttpResponse("")
    asked = queries.search(typed, person=_reader(request), is_typing=True)
    documents, hits = asked.forgiving_page(0, QUICK)
    context = _results(asked, hits, documents)
    return render(request, "search/_quick_results.html", context)


def _results(asked: Hits, hits: Hits, documents: list[Document]) -> dict[str, Any]:
    """What both pages show: results of what was typed, or of the same with words mended."""
    return {
        "typed": words_of(asked.typed),
        "searched": words_of(hits.typed),
        "is_mended": hits is not asked,
        "hits": hits_of(documents, hits.ask, wide=hits.with_compounds),
        "stand_for_more": hits.series.stand_for_more,
    }


def _asking(request: HttpRequest, words: str) -> list[Any]:
    nearest = request.GET.get("in") or request.GET.get("from") or ""
    return asking_places(_reader(request), words, nearest=nearest[:80])


def _typed(request: HttpRequest) -> str:
    return without_controls(request.GET.get("q", "")).strip()[:200]


def _chosen(request: HttpRequest) -> dict[str, str]:
    """The filters in the address."""
    values = {name: without_controls(request.GET.get(name, "")).strip() for name in FILTERS}
    return {name: value[:80] for name, value in values.items() if value}


def _reader(request: HttpRequest) -> Person | None:
    return request.user if request.user.is_authenticated else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1
