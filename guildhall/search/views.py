"""The search page, and quick results while you type."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guildhall.people.models import Person
from guildhall.search import queries
from guildhall.search.ask import words_of
from guildhall.search.asked import came_from, chosen_in, typed_in
from guildhall.search.asking import asking_places
from guildhall.search.found_help import FoundHelp, found_help
from guildhall.search.hits import hits_of
from guildhall.search.missed.phrases import phrase_of
from guildhall.search.models import Document
from guildhall.search.narrowing import address, narrowing
from guildhall.search.queries import Hits

PAGES = 10
QUICK = 6


def search(request: HttpRequest) -> HttpResponse:
    number = min(max(_number(request.GET.get("page", "1")), 1), PAGES)
    start = (number - 1) * queries.PAGE
    reader = _reader(request)
    asked = queries.search(typed_in(request.GET), person=reader, chosen=chosen_in(request.GET))
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
        "asking": [] if hits.has_words_in(here) else _asking(request, words),
        "came_from": came_from(request.GET),
        "asked_for": asked.typed,
        "is_noted": number == 1 and not documents and _is_noted(asked),
        "found_help": _help_for(asked, hits) if number == 1 else [],
    }
    return render(request, "search/search.html", context)


def quick_results(request: HttpRequest) -> HttpResponse:
    typed = typed_in(request.GET)
    if len(typed) < 2:
        return HttpResponse("")
    asked = queries.search(typed, person=_reader(request), is_typing=True)
    documents, hits = asked.forgiving_page(0, QUICK)
    context = {**_results(asked, hits, documents), "and_from": _and_from(request)}
    return render(request, "search/_quick_results.html", context)


def _results(asked: Hits, hits: Hits, documents: list[Document]) -> dict[str, Any]:
    """What both pages show: results of what was typed, or of the same with words mended."""
    return {
        "typed": words_of(asked.typed),
        "searched": words_of(hits.typed),
        "is_mended": hits is not asked,
        "hits": hits_of(documents, hits.ask, wide=hits.with_compounds, with_words=hits.with_words),
        "are_only_meant": bool(documents) and not hits.has_words_in(documents),
        "stand_for_more": hits.series.stand_for_more,
    }


def _asking(request: HttpRequest, words: str) -> list[Any]:
    nearest = chosen_in(request.GET).get("in") or came_from(request.GET)
    return asking_places(_reader(request), words, nearest=nearest)


def _and_from(request: HttpRequest) -> str:
    """What keeps in mind, in the address of the search page, where the box was filled in."""
    place = came_from(request.GET)
    return f"&{urlencode({'from': place})}" if place else ""


def _is_noted(asked: Hits) -> bool:
    """Whether the page says that it found nothing, for the stewards of the community it was in."""
    is_whole = asked.ask.filters.keys() <= {"in"}
    return asked.person is not None and is_whole and phrase_of(asked.typed, "") is not None


def _help_for(asked: Hits, hits: Hits) -> list[FoundHelp]:
    """Help is part of no community, so it is looked for only where no filter is chosen."""
    if asked.ask.filters:
        return []
    return found_help(asked.typed) or (found_help(hits.typed) if hits is not asked else [])


def _reader(request: HttpRequest) -> Person | None:
    return request.user if request.user.is_authenticated else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1
