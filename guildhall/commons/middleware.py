"""Pages for people without a session come whole from the cache."""

import hashlib
import re
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from guildhall.communities.models import Community
from guildhall.web.display import USUAL, look_of

CACHED_FOR = 300
MAX_QUERY = 100
MOST_AT_HOME = 6  # open communities on the first page
_PLACE = re.compile(r"^/c/(?P<slug>[-\w]+)/(?:[-\w]+/(?P<entry>\d{1,18})(?:-[-\w]*)?/)?")
_VERSIONS = """
    SELECT c.version, (SELECT h.version FROM people_house h WHERE h.id = 1),
           (SELECT e.version FROM commons_entry e WHERE e.id = %s)
    FROM communities_community c WHERE c.slug = %s AND c.visibility = %s
"""
# What the first page shows: the hall, and the first communities that are open. A new community
# that isn't among them may come with more, as the demo does.
_VERSIONS_OF_HOME = """
    SELECT h.version, newest.id, c.id, c.version
    FROM (SELECT MAX(id) AS id FROM communities_community) newest
    LEFT JOIN people_house h ON h.id = 1
    LEFT JOIN (
        SELECT id, version FROM communities_community
        WHERE visibility = %s ORDER BY name_key, id LIMIT %s
    ) c ON c.id > 0
"""


class AnonymousPages:
    """Serves and keeps the first page and pages of open communities.

    They are kept by path, query, language, and the versions of house, communities and entry. These
    are read in one query at every hit, so that any change of what may be seen (visibility, a hidden
    text, names, erasure) makes the kept page unreachable in its own transaction. What sets a
    cookie, as a form does, is not kept. Light, dark and text size are put on afterwards
    (`web/display.py`): here they only change what the browser compares.
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
            if response.status_code != 200 or response.streaming or response.cookies:
                return response
            kept = (response.content, dict(response.items()))
            cache.set(key, kept, CACHED_FOR)
        return _answer(request, *kept)


def _key(request: HttpRequest) -> str | None:
    """None for a request that the cache does not answer."""
    query = request.META.get("QUERY_STRING", "")
    is_plain = request.method in ("GET", "HEAD") and "HTTP_HX_REQUEST" not in request.META
    if not is_plain or len(query) > MAX_QUERY or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    versions = _versions(request)
    if not versions:
        return None
    host = request.META.get("HTTP_HOST", "")
    language = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:60]
    parts = f"{request.method}|{host}|{request.path_info}|{query}|{language}|{versions}"
    return f"page:{hashlib.sha256(parts.encode()).hexdigest()}"


def _versions(request: HttpRequest) -> list[tuple[int | None, ...]]:
    """Of everything on the page that can change; empty where no page is kept.

    The first page may have forms: for someone who has the cookie of forms it is made anew.
    """
    place, is_open = _PLACE.match(request.path_info), Community.Visibility.OPEN
    if place:
        return _read(_VERSIONS, [place["entry"] or 0, place["slug"], is_open])
    if request.path_info != "/" or settings.CSRF_COOKIE_NAME in request.COOKIES:
        return []
    return _read(_VERSIONS_OF_HOME, [is_open, MOST_AT_HOME])


def _read(sql: str, params: list[int | str]) -> list[tuple[int | None, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return sorted(cursor.fetchall(), key=str)


def _answer(request: HttpRequest, content: bytes, headers: dict[str, str]) -> HttpResponse:
    look = look_of(request)
    worn = "" if look == USUAL else f"-{look}"
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}{worn}"'
    if request.META.get("HTTP_IF_NONE_MATCH") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    response = HttpResponse(content, headers={**headers, "ETag": etag})
    response["Cache-Control"] = "no-cache"
    return response
