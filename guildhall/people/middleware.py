"""Who reads, how often they may, and in which time zone."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guildhall.people.limits import TooOften
from guildhall.people.patience import count_request
from guildhall.web.views import too_often

# What a browser has kept of this hall: pages and pictures, bookmarks for reading offline, the wish
# for notices. Not cookies: a browser would drop those of every site of the domain.
FORGET_EVERYTHING = '"cache", "storage"'


class WhoIsIt:
    """Puts the person into the request, not a lazy object: pages ask some hundred times who reads.

    What they get is theirs: no cache in between keeps it, a browser asks again before it shows it,
    and forgets it all when they sign out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        request.user = get_user(request)
        was_signed_in = request.user.is_authenticated
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if was_signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = FORGET_EVERYTHING
        return response


class Patience:
    """Counts forms that are sent; a person who reaches a limit reads when to try again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        if request.method != "POST" or request.resolver_match is None:
            return None
        try:
            count_request(request, request.resolver_match.url_name or "")
        except TooOften as problem:
            return too_often(request, wait=problem.wait)
        return None


class OwnTimeZone:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            timezone.activate(request.user.zone)
        else:
            timezone.deactivate()
        return self.get_response(request)
