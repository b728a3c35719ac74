"""A page with all below it, to print, or as one file that opens without a network."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from guildhall.commons.models import Entry
from guildhall.commons.one_file import lowered, one_file
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.words import slug_of
from guildhall.library.events import ROOM
from guildhall.library.queries.book import MOST_PAGES, book_of
from guildhall.library.views.finding import number_asked, visible_page

_PAGE = re.compile(r"/library/(\d{1,15})")


@in_room(ROOM)
def keep_pages(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The whole library, or a page with all below it (`?below=12`): print it, or save it."""
    entry = _asked(request, seat)
    book = book_of(seat, entry)
    context = {"entry": entry, "number": len(book.pages), "is_whole": book.is_whole, "room": ROOM}
    below_query = f"?below={entry.pk}" if entry else ""
    context |= {"most": MOST_PAGES, "below_query": below_query}
    return render(request, "library/keep_pages.html", context)


@in_room(ROOM)
def keep_page(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """From the page itself."""
    entry = visible_page(seat, entry_id)
    return redirect(f"{reverse('keep_pages', args=[seat.community.slug])}?below={entry.pk}")


@in_room(ROOM)
def print_pages(request: HttpRequest, seat: Seat) -> HttpResponse:
    entry = _asked(request, seat)
    book = book_of(seat, entry)
    # Sanitised when they were written; only the level of headings has changed.
    pages = [(one, book.depths[one.pk], mark_safe(lowered(one.body_html))) for one in book.pages]
    return render(request, "library/print_pages.html", {"entry": entry, "pages": pages})


@in_room(ROOM)
def pages_in_one_file(request: HttpRequest, seat: Seat) -> HttpResponse:
    """It has a search, and links between its pages lead within it."""
    entry = _asked(request, seat)
    book = book_of(seat, entry)

    def leads_to(path: str) -> str:
        page = _PAGE.search(path)
        return f"p{page[1]}" if page and int(page[1]) in book.depths else ""

    title = entry.title if entry else ""
    context = {
        "community": seat.community,
        "entry": entry,
        "contents": [(one, book.depths[one.pk]) for one in book.pages],
    }
    content = one_file("library/one_file.html", book.pages, context, leads_to=leads_to)
    name = slug_of(f"{seat.community.slug} {title or ROOM}")
    saved_as = f'attachment; filename="{name}.html"'
    return HttpResponse(content, headers={"Content-Disposition": saved_as})


def _asked(request: HttpRequest, seat: Seat) -> Entry | None:
    """Raises Http404 where the seat does not see it."""
    number = number_asked(request.GET, "below")
    return visible_page(seat, number) if number else None
