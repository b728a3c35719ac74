"""Pages about pages: not found, not allowed, broken, expired; and what the browser installs."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static

from guildhall.kit.verdict import Refused
from guildhall.web.panels import house_name


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "web/not_found.html", status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A refusal explains itself."""
    reason = exception.reason if isinstance(exception, Refused) else ""
    return render(request, "web/not_allowed.html", {"reason": reason}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Without a context processor: what broke may be what they need."""
    return HttpResponse(_BROKEN, status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is old or foreign. What was typed can be copied from the page before."""
    return render(request, "web/form_expired.html", {"typed": _typed(request)}, status=403)


def manifest(request: HttpRequest) -> JsonResponse:
    """So that the hall can be put on a phone's first screen."""
    return JsonResponse({
        "name": house_name(request),
        "short_name": house_name(request),
        "start_url": "/",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [{"src": static("web/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }, content_type="application/manifest+json")  # fmt: skip


def _typed(request: HttpRequest) -> str:
    """The longest text of a refused form, so that nobody loses what they wrote."""
    texts = [value for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "password", "password1")]
    return max((str(text) for text in texts), key=len, default="")


_BROKEN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Something broke</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/web/css/base.css"></head>
<body><main class="alone"><h1>Something broke on our side</h1>
<p>What you wrote is not lost: go back, copy it, and try again in a minute.
If it happens again, tell the people who run this hall; the time of day is enough for them to find it.</p>
<p><a href="/">Back to the hall</a></p></main></body></html>
"""


def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """The database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready\n", content_type="text/plain")
