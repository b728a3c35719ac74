"""The addresses that imported entries had on their old site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, EntryAddress
from guildhall.commons.reply_paths import path_of_reply
from guildhall.people.requests import reader_of


def old_address(request: HttpRequest, old_path: str) -> HttpResponse:
    """An old address together with its site: /was/beer.example.org/questions/12."""
    return _lead_on(request, [f"/{old_path}"])


def old_question(request: HttpRequest, number: int, rest: str = "") -> HttpResponse:
    """The path of a question on its site, where this hall answers at the site's old name too."""
    return _lead_on(request, _places(request, f"/questions/{number}"))


def old_answer(request: HttpRequest, number: int) -> HttpResponse:
    return _lead_on(request, _places(request, f"/a/{number}"))


def _places(request: HttpRequest, path: str) -> list[str]:
    return [f"/{request.get_host().split(':')[0]}{path}", path]


def _lead_on(request: HttpRequest, paths: list[str]) -> HttpResponse:
    """For everyone who can see the entry; for others the address doesn't exist."""
    visible = Entry.objects.visible_to(reader_of(request))
    addresses = EntryAddress.objects.filter(
        path__in=[path[:300] for path in paths], entry__in=visible
    )
    addresses = addresses.select_related("entry__community")
    address = min(addresses, key=lambda one: paths.index(one.path), default=None)
    if address is None:
        raise Http404
    entry, slug = address.entry, address.entry.community.slug
    if address.reply_id:
        return redirect(path_of_reply(entry, slug, address.reply_id))
    return redirect(path_of(entry, slug))
