"""What the demo adds to pages: four people to walk in as, and a line that says who you are."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from guildhall.demo import DEMO, policy, queries
from guildhall.demo.cast import VISITORS
from guildhall.people.requests import reader_of
from guildhall.web.panels import Panel


def panels() -> tuple[Panel, ...]:
    return Panel("welcome", _doors), Panel("shell", _shoes), Panel("house", _house)


def _doors(request: HttpRequest) -> SafeString | str:
    if not queries.has_demo():
        return ""
    get_token(request)  # a page that sets a cookie is not kept: these words depend on who joined
    context = {
        "visitors": VISITORS if policy.may_walk_in() else (),
        "may_remove": bool(policy.may_remove_demo(reader_of(request))),
    }
    return render_to_string("demo/_doors.html", context, request)


def _shoes(request: HttpRequest) -> SafeString | str:
    """Needs no query: the person is known already."""
    if getattr(request.user, "source", "") != DEMO:
        return ""
    return render_to_string("demo/_shoes.html", {"visitors": VISITORS}, request)


def _house(request: HttpRequest) -> SafeString | str:
    return render_to_string("demo/_house.html", {}, request) if queries.has_demo() else ""
