"""Old addresses of what came in from elsewhere."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, EntryAddress
from guildhall.people.requests import reader_of


def old_address(request: HttpRequest, old_path: str) -> HttpResponse:
    """Where something imported used to be, with its site: /was/beer.example.org/questions/12."""
    return _lead_on(request, [f"/{old_path}"])


def old_question(request: HttpRequest, number: int, rest: str = "") -> HttpResponse:
    """The path that a question had on its site, for a hall that answers at the site's old name too."""
    return _lead_on(request, _places(request, f"/questions/{number}"))


def old_answer(request: HttpRequest, number: int) -> HttpResponse:
    return _lead_on(request, _places(request, f"/a/{number}"))


def _places(request: HttpRequest, path: str) -> list[str]:
    return [f"/{request.get_host().split(':')[0]}{path}", path]


def _lead_on(request: HttpRequest, paths: list[str]) -> HttpResponse:
    """Only for who may see it; for everybody else there is nothing here, as where there never was anything."""
    found = EntryAddress.objects.filter(path__in=[path[:300] for path in paths])
    found = found.filter(entry__in=Entry.objects.visible_to(reader_of(request))).select_related(
        "entry__community"
    )
    address = min(found, key=lambda one: paths.index(one.path), default=None)
    if address is None:
        raise Http404
    anchor = f"#r{address.reply_id}" if address.reply_id else ""
    return redirect(path_of(address.entry, address.entry.community.slug) + anchor)
