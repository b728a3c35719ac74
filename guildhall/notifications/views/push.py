"""Show notices on this device, and stop."""

import binascii

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from guildhall.kit.outside import NotOutside
from guildhall.notifications import push
from guildhall.people.requests import AuthenticatedRequest

KEYS_OF_DEVICE = ("endpoint", "public_key", "auth_secret")


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
