"""List pages: tabs, one page of rows at a time, what an empty list says, and the feed.

A list is declared once, as a `ListPage`; its template extends `web/list.html` and says how one row
looks. A view reads the rows and calls `list_page`; where a list is only a part of a page, it calls
`page_for`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from guildhall.kit.paging import Page, page_of
from guildhall.web.in_each_language import in_each_language

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty list says: what the place is for, and how it begins."""

    title: "StrPromise"
    text: "StrPromise"


@dataclass(frozen=True, slots=True, eq=False)
class Tab:
    """One of the lists on a page, which the address names as `?show=`."""

    name: str
    label: "StrPromise"
    nothing: Nothing | None = None
    is_own: bool = False  # what the reader wrote: for members
    is_in_bar: bool = True


@in_each_language
def names_and_labels(tabs: tuple[Tab, ...]) -> tuple[tuple[str, str], ...]:
    return tuple([(one.name, str(one.label)) for one in tabs])


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page of a list whose rows are HTML already: empty where there are none."""

    html: SafeString
    next_mark: str | None
    is_first: bool

    def __bool__(self) -> bool:
        return bool(self.html)


@dataclass(frozen=True, slots=True)
class ListPage:
    """`feed` is the name of its Atom feed's address, which takes the community's slug."""

    template: str
    title: "StrPromise"
    text: "StrPromise | str" = ""
    room: str = ""
    feed: str = ""
    nothing: Nothing | None = None
    tabs: Sequence[Tab] = ()


def tab_for(request: HttpRequest, tabs: Sequence[Tab], *, usual: str, has_own: bool) -> Tab:
    """The tab that the address asks for, or the `usual` one; one's own only who can have some."""
    by_name = {tab.name: tab for tab in tabs if has_own or not tab.is_own}
    return by_name.get(request.GET.get("show", usual), by_name[usual])


def page_for(request: HttpRequest, rows: QuerySet, *, by: str, size: int = 20) -> Page:
    """The newest `rows` by their time `by`, or those after the mark in `?after=`."""
    return page_of(rows, by=by, mark=request.GET.get("after", ""), size=size)


def list_page(
    request: HttpRequest,
    listing: ListPage,
    page: Page | DrawnPage,
    *,
    tab: Tab | None = None,
    **more: Any,
) -> HttpResponse:
    """The page of a list; `more` is for its template, and may replace what was declared."""
    declared = {
        "title": listing.title,
        "text": listing.text,
        "room": listing.room,
        "feed": listing.feed,
        "feed_title": listing.title,
        "nothing": (tab and tab.nothing) or listing.nothing,
        "tabs": listing.tabs,
        "tab": tab,
        "page": page,
    }
    return render(request, listing.template, {**declared, **more})
