"""By what a page is asked for."""

from django.http import HttpRequest


def is_for_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page, and not a browser for the whole."""
    return request.headers.get("HX-Request") == "true"
