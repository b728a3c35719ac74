"""Labels: a product or a place, with a QR code that opens what is known about it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import of_seat, to_page
from guildhall.kit.qr import qr_image
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import LabelForm
from guildhall.practices.models import Label
from guildhall.web.addresses import whole_address
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def labels(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """All of them, and a new one."""
    form = LabelForm(request.POST or None)
    if request.method == "POST":
        require(policy.may_make_label(seat))
        if form.is_valid():
            made = actions.make_label(seat.community, by=request.user, **form.cleaned_data)
            say(
                request,
                _("%(name)s has a label. Print it and put it where it belongs."),
                name=made.name,
            )
            return redirect("labels", seat.community.slug)
    context = {
        "labels": queries.labels_with_counts(seat.community),
        "form": form,
        "may_make": bool(policy.may_make_label(seat)),
        "may_remove": bool(policy.may_remove_label(seat)),
        "room": ROOM,
    }
    return render(request, "practices/labels.html", context, status=422 if form.errors else 200)


@login_required
@in_room(ROOM)
def print_label(request: AuthenticatedRequest, seat: Seat, label_id: int) -> HttpResponse:
    """A sheet to print, with the code."""
    label = _label_at(seat, label_id)
    path = reverse("label", args=[seat.community.slug, label.address])
    address = whole_address(request, path)
    context = {"label": label, "address": address, "code": qr_image(address), "room": ROOM}
    return render(request, "practices/print_label.html", context)


def _label_at(seat: Seat, label_id: int) -> Label:
    return get_object_or_404(queries.labels_of(seat.community), pk=label_id)


remove_label = verb(
    door=in_room(ROOM),
    find=_label_at,
    may=of_seat(policy.may_remove_label),
    act=lambda label, by: actions.remove_label(label),
    says=_("The label is removed. Its tips and practices are still here."),
    back=to_page("labels"),
)
