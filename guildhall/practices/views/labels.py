"""Labels: a product or a place, with a QR code that opens what is known about it."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.qr import qr_image
from guildhall.kit.verdict import require
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import LabelForm
from guildhall.practices.models import Label
from guildhall.web.saying import say


@login_required
@in_room(ROOM)
def labels(request: HttpRequest, seat: Seat) -> HttpResponse:
    """All of them, and a new one."""
    form = LabelForm(request.POST or None)
    if request.method == "POST":
        require(policy.may_make_label(seat))
        if form.is_valid():
            made = actions.make_label(seat.community, by=request.user, **form.cleaned_data)
            say(request, _("%(name)s has a label. Print it and put it where it belongs.") % {"name": made.name})
            return redirect("labels", seat.community.slug)
    context = {
        "labels": queries.labels_with_counts(seat.community), "form": form, "may_make": bool(policy.may_make_label(seat)),
        "may_remove": bool(policy.may_remove_label(seat)), "room": ROOM,
    }  # fmt: skip
    return render(request, "practices/labels.html", context, status=422 if form.errors else 200)


@login_required
@in_room(ROOM)
def print_label(request: HttpRequest, seat: Seat, label_id: int) -> HttpResponse:
    """A sheet to print, with the code."""
    label = _label_at(seat, label_id)
    path = reverse("label", args=[seat.community.slug, label.address])
    address = f"{settings.GUILDHALL_URL}{path}" if settings.GUILDHALL_URL else request.build_absolute_uri(path)
    context = {"label": label, "address": address, "code": qr_image(address), "room": ROOM}
    return render(request, "practices/print_label.html", context)


@login_required
@require_POST
@in_room(ROOM)
def remove_label(request: HttpRequest, seat: Seat, label_id: int) -> HttpResponse:
    label = _label_at(seat, label_id)
    require(policy.may_remove_label(seat))
    actions.remove_label(label)
    say(request, _("The label is gone. What was filed under it stays."))
    return redirect("labels", seat.community.slug)


def _label_at(seat: Seat, label_id: int) -> Label:
    return get_object_or_404(queries.labels_of(seat.community), pk=label_id)
