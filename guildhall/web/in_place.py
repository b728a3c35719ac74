"""What changes in place: a browser with script asks for parts of a page by their ids.

A button, a form or a link with `data-in-place` is sent in the background (`in_place.js`). The view
does and redirects as ever; the page that it leads to sees which parts are asked for and draws only
these. Where there is no script, the same button brings the page.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

MOST_PARTS = 12


def parts_asked(request: HttpRequest) -> tuple[str, ...]:
    """The ids of the parts that the browser wants; empty where it wants the page."""
    return tuple(request.headers.get("Parts", "").split()[:MOST_PARTS])


def part(part_id: str, drawn: str = "") -> SafeString:
    """A piece of a page that can be drawn anew; empty, it takes no room."""
    return SafeString(f'<div class="part" id="{escape(part_id)}" data-part>{drawn.strip()}</div>')


def answer_parts(
    request: HttpRequest, drawn: Iterable[SafeString], *, status: int = 200
) -> HttpResponse:
    """The parts, and what is true now. Nobody keeps them in place of the page."""
    response = render(request, "web/parts.html", {"parts": drawn}, status=status)
    response["Parts"] = "drawn"
    response["Cache-Control"] = "no-store"
    return response


def page_or_parts(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    parts: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    """A page with parts, each a template by its id; or only those that are asked for.

    The page holds each in `<div class="part" id="…" data-part>`.
    """
    asked = [part_id for part_id in parts_asked(request) if part_id in parts]
    if not asked:
        return render(request, template, context, status=status)
    drawn = [part(one, render_to_string(parts[one], context, request)) for one in asked]
    return answer_parts(request, drawn, status=status)


def answer_trouble(request: HttpRequest, sentence: str | Promise, *, status: int) -> HttpResponse:
    """Why nothing changed, to be read on the page where the button is."""
    response = HttpResponse(render_to_string("web/trouble.html", {"sentence": sentence}, request))
    response.status_code = status
    response["Parts"] = "none"
    response["Cache-Control"] = "no-store"
    return response


def answer_expired(request: HttpRequest) -> HttpResponse:
    """People who signed in again in another tab: the page gets today's token, and sends again."""
    sentence = _("You signed in or out since this page was opened. Reload it and try again.")
    response = answer_trouble(request, sentence, status=403)
    response["Form-Token"] = get_token(request)
    return response


def answer_signed_out(request: HttpRequest) -> HttpResponse:
    return answer_trouble(
        request,
        format_html(
            '{} <a href="{}" target="_blank" rel="noopener">{}</a>',
            _("You're signed out. What you've written stays here: sign in in another tab."),
            resolve_url(settings.LOGIN_URL),
            _("Sign in"),
        ),
        status=401,
    )


def leads_to_sign_in(response: HttpResponse) -> bool:
    address = resolve_url(settings.LOGIN_URL)
    return response.status_code == 302 and response["Location"].split("?")[0] == address
