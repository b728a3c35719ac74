"""A steward who views the community as someone else reads as they would, and sends nothing."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.seats import Seat, seat_or_none
from guildhall.communities.viewing import Viewing, reader_as, viewing_of
from guildhall.kit.verdict import Refused
from guildhall.people.requests import reader_of
from guildhall.web.views import not_allowed

READS = ("GET", "HEAD", "OPTIONS")


class ViewedAs:
    """Puts who is viewed as into the request, for the pages of that one community.

    Elsewhere the steward is themselves; but whatever is sent anywhere is refused, until they end it
    or sign out. Nothing of it is kept, by a cache or by the browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewing = _viewing(request)
        seat = seat_or_none(viewing.slug, reader_of(request)) if viewing else None
        if viewing is None or seat is None or not seat.is_steward:
            return self.get_response(request)
        request.viewing = viewing  # type: ignore[attr-defined]  # the bar on top reads it
        if _begins_or_ends(request, viewing):
            return self.get_response(request)
        if request.method not in READS:
            return not_allowed(request, Refused(_("You're only viewing. End it to do something.")))
        if not _is_here(request, viewing):
            return self.get_response(request)
        return self._viewed(request, viewing, seat)

    def _viewed(self, request: HttpRequest, viewing: Viewing, seat: Seat) -> HttpResponse:
        steward = request.user
        request.user = reader_as(viewing.who, seat)
        try:
            response = self.get_response(request)
            if response.status_code == 302 and _leads_to_sign_in(response):
                response = render(request, "communities/viewed_sign_in.html")
        finally:
            request.user = steward
        response.headers["Cache-Control"] = "no-store"
        return response


def _viewing(request: HttpRequest) -> Viewing | None:
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return viewing_of(request) if has_session and request.user.is_authenticated else None


def _begins_or_ends(request: HttpRequest, viewing: Viewing) -> bool:
    others = (reverse("end_viewing"), reverse("account_logout"))
    return request.path_info in others or request.path_info.startswith(
        f"/c/{viewing.slug}/view-as/"
    )


def _is_here(request: HttpRequest, viewing: Viewing) -> bool:
    """A page of the community, or what one of its pages fetches."""
    page = urlsplit(request.META.get("HTTP_HX_CURRENT_URL", "")).path or request.path_info
    return page.startswith(f"/c/{viewing.slug}/")


def _leads_to_sign_in(response: HttpResponse) -> bool:
    return urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)
