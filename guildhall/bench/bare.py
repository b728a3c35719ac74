"""The baseline: Django without middleware that answers a constant string, on the same server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from guildhall.web.server.application import HallServer

_CONTENT = b"x" * int(os.environ.get("BENCH_BYTES", "20000"))


def ready(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_CONTENT)


urlpatterns = [path("", ready)]

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="bench",  # noqa: S106  # signs nothing
    )
application = HallServer(get_wsgi_application(), most_bytes=0, body_seconds=30)
