"""Where a link by name leads; and the names that are offered while one is typed."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guildhall.commons.kinds import path_of
from guildhall.commons.named import (
    entries_beginning,
    ids_called,
    linked_kinds,
    named_entries,
    place_to_write,
)
from guildhall.commons.policy import may_post
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.named_links import LONGEST, is_typable
from guildhall.kit.verdict import require
from guildhall.kit.words import fold
from guildhall.people.requests import AuthenticatedRequest

MOST = 6


@dataclass(frozen=True, slots=True)
class Called:
    """What is written into the text, and what is read in the list."""

    written: str
    label: str
    person: None = None


@in_community
def called(request: HttpRequest, seat: Seat) -> HttpResponse:
    """To the entry of this name; where there is none, to the place where it can be written."""
    name = " ".join(request.GET.get("name", "")[:LONGEST].split())
    if not name or not linked_kinds(seat.community):
        raise Http404
    entry_id = ids_called([name], seat.community).get(fold(name))
    entry = named_entries(seat.community).filter(pk=entry_id).first() if entry_id else None
    return redirect(
        path_of(entry, seat.community.slug) if entry else place_to_write(name, seat.community)
    )


@login_required
@in_community
def entry_names(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """The list below the caret while “[[na” is typed: entries with these words in their names."""
    require(may_post(seat))
    typed = request.GET.get("q", "")[:60]
    names = [
        Called(f"[[{one.title}]]" if is_plain else f"[[#{one.pk} {words}]]", one.title)
        for one, is_plain, words in (
            (entry, is_typable(entry.title), _without_brackets(entry.title))
            for entry in entries_beginning(typed, seat.community, most=MOST)
        )
    ]
    return render(request, "communities/names.html", {"names": names})


def _without_brackets(title: str) -> str:
    return " ".join("".join(" " if sign in "[]|" else sign for sign in title).split())
