"""Pages for people without a session come whole from the cache."""

import hashlib
import re
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse

from guildhall.commons.visitors_pages import Versions, read_versions, visitors_pages
from guildhall.communities.models import Community
from guildhall.web.display import USUAL, look_of

CACHED_FOR = 300
MAX_QUERY = 200
PARTS_ASKED = {"HTTP_HX_REQUEST", "HTTP_PARTS"}
_PLACE = re.compile(r"^/c/(?P<slug>[-\w]+)/(?:[-\w]+/(?P<entry>[0-9]{1,18})(?:-[-\w]*)?/)?")
_VERSIONS = """
    SELECT c.version, (SELECT h.version FROM people_house h WHERE h.id = 1),
           (SELECT e.version FROM commons_entry e WHERE e.id = %s)
    FROM communities_community c WHERE c.slug = %s AND c.visibility = %s
"""


class AnonymousPages:
    """Serves and keeps pages of open communities, and those that apps declare (`visitors_pages`).

    They are kept by path, query, language, and the versions of house, communities and entry. These
    are read in one query at every hit, so that any change of what may be seen (visibility, a hidden
    text, names, erasure) makes the kept page unreachable in its own transaction. What sets a
    cookie, as a form does, is not kept, nor a part of a page, nor what says so itself. Light, dark
    and text size are put on afterwards (`web/display.py`): here they only change what the browser
    compares.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        kept = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_be_kept(response):
                return response
            kept = (response.content, dict(response.items()))
            cache.set(key, kept, CACHED_FOR)
        return _answer(request, *kept)


def _may_be_kept(response: HttpResponse) -> bool:
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    return "no-store" not in response.get("Cache-Control", "")


def _key(request: HttpRequest) -> str | None:
    """None for a request that the cache does not answer."""
    query = request.META.get("QUERY_STRING", "")
    is_whole = PARTS_ASKED.isdisjoint(request.META)
    if request.method not in ("GET", "HEAD") or not is_whole:
        return None
    if len(query) > MAX_QUERY or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    versions = _versions(request)
    if not versions:
        return None
    host = request.META.get("HTTP_HOST", "")
    language = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:60]
    parts = f"{request.method}|{host}|{request.path_info}|{query}|{language}|{versions}"
    return f"page:{hashlib.sha256(parts.encode()).hexdigest()}"


def _versions(request: HttpRequest) -> Versions:
    """Of everything on the page that can change; empty where no page is kept.

    A page that apps declare may have forms: it is made anew for someone with the cookie of forms.
    """
    place, is_open = _PLACE.match(request.path_info), Community.Visibility.OPEN
    if place:
        return read_versions(_VERSIONS, [place["entry"] or 0, place["slug"], is_open])
    if settings.CSRF_COOKIE_NAME in request.COOKIES:
        return []
    page = next((one for one in visitors_pages if reverse(one.name) == request.path), None)
    return page.versions() if page else []


def _answer(request: HttpRequest, content: bytes, headers: dict[str, str]) -> HttpResponse:
    look = look_of(request)
    worn = "" if look == USUAL else f"-{look}"
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}{worn}"'
    if request.META.get("HTTP_IF_NONE_MATCH") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    response = HttpResponse(content, headers={**headers, "ETag": etag})
    response["Cache-Control"] = "no-cache"
    return response
