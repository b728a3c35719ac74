"""Pages about what went wrong: not found, not allowed, broken, expired; and health checks."""

import datetime as dt
import errno
import logging
import math
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _

from guildhall.kit.files import Away
from guildhall.kit.verdict import Refused
from guildhall.web.in_place import answer_expired, answer_trouble, parts_asked
from guildhall.web.plain_page import plain_page
from guildhall.web.readiness import database_answers, what_is_missed

log = logging.getLogger(__name__)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if parts_asked(request):
        sentence = _("This is no longer here, or no longer open to you. Nothing was changed.")
        return answer_trouble(request, sentence, status=404)
    return render(request, "web/not_found.html", {"typed": _typed(request)}, status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A refusal explains itself."""
    reason = exception.reason if isinstance(exception, Refused) else ""
    if parts_asked(request):
        return answer_trouble(request, reason or _("This is for others to do."), status=403)
    context = {"reason": reason, "typed": _typed(request)}
    return render(request, "web/not_allowed.html", context, status=403)


def too_often(request: HttpRequest, *, wait: dt.timedelta | None = None) -> HttpResponse:
    """A limit is reached. Says when to try again, to people and to programs."""
    seconds = max(1, math.ceil((wait or dt.timedelta(minutes=5)).total_seconds()))
    context = {"minutes": math.ceil(seconds / 60), "again": request.get_full_path()}
    if parts_asked(request):
        sentence = _("That was a lot at once. Try again in %(minutes)d min.") % context
        response = answer_trouble(request, sentence, status=429)
    else:
        response = render(request, "web/too_often.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Called while an exception is handled, also in middleware, where no view can answer."""
    problem = sys.exception()
    if problem is not None and is_out_of_reach(problem):
        return cannot_write(request)
    text = (
        "What you wrote isn't lost: go back, copy it, and try again in a minute. "
        "If it happens again, tell the people who run this hall when it happened, "
        "so that they can find it."
    )
    return HttpResponse(plain_page("Something went wrong on our side", text), status=500)


def is_out_of_reach(problem: BaseException) -> bool:
    """Whether the database is away or busy, the disk is full, or files can't be reached."""
    return isinstance(problem, OperationalError | InterfaceError | Away) or (
        isinstance(problem, OSError) and problem.errno in _FULL
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What came is no request that a page of ours sends."""
    return HttpResponse(
        plain_page(
            "That didn't work",
            "We could not read what your browser sent. Go back, reload the page and try again.",
        ),
        status=400,
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """It was never read, so it can't be shown again."""
    return HttpResponse(
        plain_page(
            "That is too large",
            "A text can have at most 60,000 characters, and its files 60 MB together. "
            "Go back and send less.",
        ),
        status=413,
    )


def cannot_write(request: HttpRequest) -> HttpResponse:
    """Says that nothing can be saved just now, and gives back what was typed."""
    log.error("cannot write: %s", request.path)
    text = (
        "The hall can't save anything right now: its database or file storage is busy or "
        "out of reach, or its disk is full. Nothing was half saved. Try again in a minute. "
        "If it goes on, tell the people who run this hall "
        "(“guildhall doctor” says what is wrong)."
    )
    typed = _typed(request)
    kept = (
        '<p><label for="typed">What you had written, to copy</label></p>'
        f'<textarea id="typed" readonly rows="8">{escape(typed)}</textarea>'
    )
    return HttpResponse(
        plain_page("The hall can't save anything right now", text, kept if typed else ""),
        status=503,
        headers={"Retry-After": "30"},
    )


def file_away(request: HttpRequest) -> HttpResponse:
    """The place where this file is kept does not answer. The rest of the page is not touched."""
    log.error("file is out of reach: %s", request.path)
    return HttpResponse(
        _("This file can't be read right now. Please try again in a minute."),
        content_type="text/plain; charset=utf-8",
        status=503,
        headers={"Retry-After": "30", "Cache-Control": "no-store"},
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is old or foreign. What was typed can be copied from the page before."""
    if parts_asked(request):
        return answer_expired(request)
    return render(request, "web/form_expired.html", {"typed": _typed(request)}, status=403)


# Or to be shown to nobody. A form's key is longer than many an answer.
_NOBODY_TYPED = {
    *("csrfmiddlewaretoken", "credential", "code"),
    *("once", "once_about", "attached", "since"),
}


def _typed(request: HttpRequest) -> str:
    """The longest text of a refused form, so that nobody loses what they wrote."""
    texts = [
        value
        for name, value in request.POST.items()
        if name not in _NOBODY_TYPED and "password" not in name
    ]
    return max((str(text) for text in texts), key=len, default="")


def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """The database answers, too. What else is away is listed; people can still come."""
    if not database_answers():
        return HttpResponse("The database is away.\n", content_type="text/plain", status=503)
    return HttpResponse("\n".join(["ready", *what_is_missed(), ""]), content_type="text/plain")
