"""Bad luck and bad input end in a sentence, and what was typed is given back."""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from guildhall.kit.files import Away
from guildhall.web import views
from guildhall.web.display import USUAL, dressed, look_of
from guildhall.web.in_place import answer_signed_out, leads_to_sign_in, parts_asked

MOST_BYTES = 60 * 1024 * 1024


class PlainFailures:
    """Refuses what is too large before it is read; explains a database or disk that can't write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return views.too_large(request)
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return views.bad_request(request)  # no page of ours asks so, and PostgreSQL refuses it
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return plain_failure(request, exception)


def plain_failure(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """The page that explains it; None for what is a fault of ours."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return views.too_large(request)
    if isinstance(exception, Away) and request.method == "GET":
        return views.file_away(request)
    if views.is_out_of_reach(exception):
        return views.cannot_write(request)
    return None


class HallLanguage:
    """Says which language the hall speaks: each word and number of a page would look for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        translation.activate(settings.LANGUAGE_CODE)
        return self.get_response(request)


class SignedOutInPlace:
    """A button pressed by people who were signed out meanwhile says so where it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if parts_asked(request) and leads_to_sign_in(response):
            return answer_signed_out(request)
        return response


class OnePolicy:
    """The content security policy (django-csp), worked out once: it is the same on every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class OwnLook:
    """Dresses each page in the look that its reader has chosen (`display.py`).

    It is outside everything else, so that no page is kept in anyone's look.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        look = look_of(request)
        if look == USUAL or response.streaming or not _is_page(response):
            return response
        response.content = dressed(response.content, look)
        if "Content-Length" in response:
            response["Content-Length"] = str(len(response.content))
        return response


def _is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")
