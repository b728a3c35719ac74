"""Show notices on this device, and stop; and the worker in the browser that shows them."""

import binascii

from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from guildhall.kit.outside import NotOutside
from guildhall.notifications import push
from guildhall.people.requests import AuthenticatedRequest

KEYS_OF_DEVICE = ("endpoint", "public_key", "auth_secret")


def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, as a browser lets a worker handle only what is below its own address."""
    path = finders.find("web/js/service_worker.js")
    if not path:
        raise Http404
    with open(path, encoding="utf-8") as file:
        return HttpResponse(
            file.read(),
            content_type="text/javascript; charset=utf-8",
            headers={"Cache-Control": "no-cache"},
        )


@login_required
@require_POST
def add_device(request: AuthenticatedRequest) -> HttpResponse:
    keys = {name: request.POST.get(name, "")[:800] for name in KEYS_OF_DEVICE}
    try:
        push.add_device(by=request.user, **keys)
    except (NotOutside, ValueError, binascii.Error) as problem:
        return HttpResponse(f"{problem}\n", status=400, content_type="text/plain")
    return HttpResponse(status=204)


@login_required
@require_POST
def remove_device(request: AuthenticatedRequest) -> HttpResponse:
    push.remove_device(by=request.user, endpoint=request.POST.get("endpoint", "")[:800])
    return HttpResponse(status=204)
