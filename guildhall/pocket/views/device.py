"""What this device keeps: the worker in the browser, and its page without a network."""

import hashlib
import json

from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.pocket.keeping import may_keep, pages_to_keep
from guildhall.web.addresses import address_by_name

WORKER = "pocket/js/service_worker.js"
SHELL = (
    "web/hall.css",
    "web/icon.svg",
    "pocket/js/waiting.js",
    "pocket/js/without_network.js",
)


def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, as a browser lets a worker handle only what is below its own address.

    It names the files of today, so that it changes, and keeps them anew, when one of them does.
    """
    path = finders.find(WORKER)
    if not path:
        raise Http404
    with open(path, encoding="utf-8") as file:
        worker = file.read()
    files = [address_by_name("without_network"), *map(static, SHELL)]
    version = hashlib.sha256(f"{files}{worker}".encode()).hexdigest()[:12]
    named = f"const SHELL = {json.dumps({'version': version, 'files': files})};\n"
    return HttpResponse(
        named + worker,
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache"},
    )


def without_network(request: HttpRequest) -> HttpResponse:
    """Kept by the worker, and shown in place of a page that can't be fetched. It knows no one."""
    return render(request, "pocket/without_network.html")


@never_cache
def form_token(request: HttpRequest) -> JsonResponse:
    """For a waiting post: who is signed in now, and the token of their forms; or nobody."""
    reader = reader_of(request)
    if reader is None:
        return JsonResponse({"person": 0, "token": ""})
    return JsonResponse({"person": reader.pk, "token": get_token(request)})


@login_required
def this_device(request: AuthenticatedRequest) -> HttpResponse:
    """What waits here to be sent, and which communities are kept."""
    mine = Community.objects.of(request.user).order_by("name_key")
    return render(request, "pocket/this_device.html", {"communities": mine})


@login_required
@in_community
def kept_here(request: AuthenticatedRequest, seat: Seat) -> JsonResponse:
    """The pages of this community that a member's device keeps."""
    require(may_keep(seat))
    pages = pages_to_keep(seat)
    lists = [[path, f"{name} · {seat.community.name}"] for path, name in pages if name]
    return JsonResponse({"paths": [path for path, _name in pages], "lists": lists})
