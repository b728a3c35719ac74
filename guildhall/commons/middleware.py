"""Pages for people without a session come whole from the cache."""

import hashlib
import re
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from guildhall.communities.models import Community

CACHED_FOR = 300
MAX_QUERY = 100
_PLACE = re.compile(r"^/c/(?P<slug>[-\w]+)/(?:[-\w]+/(?P<entry>\d{1,18})(?:-[-\w]*)?/)?")
_VERSIONS = """
    SELECT c.version, (SELECT h.version FROM people_house h WHERE h.id = 1),
           (SELECT e.version FROM commons_entry e WHERE e.id = %s)
    FROM communities_community c WHERE c.slug = %s AND c.visibility = %s
"""


class AnonymousPages:
    """Serves and keeps pages of open communities, by path, query, language and three versions.

    The versions of house, community and entry are read in one query at every hit, so that any
    change of what may be seen (visibility, a hidden text, names, erasure) makes the kept page
    unreachable in its own transaction.
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
    place = _PLACE.match(request.path_info)
    query = request.META.get("QUERY_STRING", "")
    is_plain = request.method in ("GET", "HEAD") and "HTTP_HX_REQUEST" not in request.META
    if (
        not place
        or not is_plain
        or len(query) > MAX_QUERY
        or settings.SESSION_COOKIE_NAME in request.COOKIES
    ):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, [place["entry"] or 0, place["slug"], Community.Visibility.OPEN])
        versions = cursor.fetchone()
    if versions is None:
        return None
    host = request.META.get("HTTP_HOST", "")
    language = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:60]
    parts = f"{request.method}|{host}|{request.path_info}|{query}|{language}|{versions}"
    return f"page:{hashlib.sha256(parts.encode()).hexdigest()}"


def _answer(request: HttpRequest, content: bytes, headers: dict[str, str]) -> HttpResponse:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if request.META.get("HTTP_IF_NONE_MATCH") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    response = HttpResponse(content, headers={**headers, "ETag": etag})
    response["Cache-Control"] = "no-cache"
    return response
