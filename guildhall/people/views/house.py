"""This hall: the owner's settings, units, record, and letting colleagues in."""

import itertools

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.kit.paging import page_of
from guildhall.kit.qr import qr_image
from guildhall.kit.tables import csv_lines
from guildhall.kit.troubles import troubles
from guildhall.kit.verdict import require
from guildhall.people import actions
from guildhall.people.actions.settings import UnitInUse
from guildhall.people.events import WAY_BACK_MADE
from guildhall.people.forms.profile import HouseForm, UnitForm
from guildhall.people.models import AuditRecord, House, Person, Unit
from guildhall.people.policy import may_change_house
from guildhall.people.queries import audit_records, audited_acts, units_as_tree


@login_required
def house(request: HttpRequest) -> HttpResponse:
    require(may_change_house(request.user))
    form = HouseForm(request.POST or None, instance=House.current())
    if request.method == "POST" and form.is_valid():
        actions.change_house(by=request.user, **form.cleaned_data)
        messages.success(request, _("The hall's settings are changed."))
        return redirect("house")
    context = {
        "form": form,
        "has_mail": settings.HAS_MAIL,
        "troubles": troubles(settings.GUILDHALL_DATA, at=timezone.now()),
    }
    return render(request, "people/house.html", context)


@login_required
def units(request: HttpRequest) -> HttpResponse:
    require(may_change_house(request.user))
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = actions.add_unit(form.cleaned_data["name"], by=request.user, parent=form.cleaned_data["parent"])
        messages.success(request, _("%(unit)s is in the list.") % {"unit": unit.name})
        return redirect("units")
    return render(request, "people/units.html", {"form": form, "units": units_as_tree()})


@login_required
@require_POST
def remove_unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    require(may_change_house(request.user))
    unit = get_object_or_404(Unit, pk=unit_id)
    try:
        actions.remove_unit(unit, by=request.user)
    except UnitInUse as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("%(unit)s is out of the list.") % {"unit": unit.name})
    return redirect("units")


@login_required
@never_cache
def way_back(request: HttpRequest, person_id: int) -> HttpResponse:
    """A link to a new password for somebody who lost theirs, where no mail can bring it. Written down."""
    require(may_change_house(request.user))
    person = get_object_or_404(Person.objects.here(), pk=person_id)
    link = ""
    if request.method == "POST":
        key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
        link = request.build_absolute_uri(reverse("account_reset_password_from_key", args=key.split("-", 1)))
        actions.note_audit(WAY_BACK_MADE, by=request.user, person=person)
    return render(request, "people/way_back.html", {"person": person, "link": link})


@login_required
def audit(request: HttpRequest) -> HttpResponseBase:
    """Sign-ins, roles, exports, settings, and who was paused or removed; as a table to take away where `?as=csv`."""
    require(may_change_house(request.user))
    act = request.GET.get("act", "")[:60]
    if request.GET.get("as") == "csv":
        return _as_csv(audit_records(act))
    page = page_of(audit_records(act), by="at", mark=request.GET.get("after", ""), size=50)
    return render(request, "people/audit.html", {"page": page, "acts": audited_acts(), "act": act})


def _as_csv(records: QuerySet[AuditRecord]) -> StreamingHttpResponse:
    rows = (
        [
            record.at.isoformat(),
            record.act,
            str(record.by or ""),
            str(record.person or ""),
            record.community_id or "",
            record.note,
        ]
        for record in records.order_by("at", "pk").iterator()
    )
    return StreamingHttpResponse(
        csv_lines(itertools.chain([["at", "act", "by", "person", "community", "note"]], rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="record.csv"'},
    )


@login_required
def let_colleagues_in(request: HttpRequest) -> HttpResponse:
    """How others reach this hall: HOST, the address, a QR code of it."""
    require(may_change_house(request.user))
    address = settings.GUILDHALL_URL or _address_here(request)
    is_only_here = not settings.GUILDHALL_URL and settings.GUILDHALL_HOST in ("127.0.0.1", "localhost")
    return render(
        request,
        "people/let_colleagues_in.html",
        {"address": address, "is_only_here": is_only_here, "code": qr_image(address), "port": settings.GUILDHALL_PORT},
    )


def _address_here(request: HttpRequest) -> str:
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in ("localhost", "127.0.0.1", "[::1]")]
    return f"http://{hosts[0]}:{settings.GUILDHALL_PORT}" if hosts else f"{request.scheme}://{request.get_host()}"
