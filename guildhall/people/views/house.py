"""This hall: the owner's settings, departments and sites, audit log, inviting colleagues."""

import itertools

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.kit.qr import qr_image
from guildhall.kit.tables import csv_lines
from guildhall.kit.troubles import troubles
from guildhall.kit.verdict import require
from guildhall.people import actions
from guildhall.people.actions.settings import UnitInUse
from guildhall.people.forms.profile import HouseForm, UnitForm
from guildhall.people.models import AuditRecord, House, Unit
from guildhall.people.policy import may_change_house
from guildhall.people.queries import audit_records, audited_acts, units_as_tree
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.addresses import ONLY_HERE, is_only_here
from guildhall.web.lists import page_for
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, to_hall_page


@login_required
def house(request: AuthenticatedRequest) -> HttpResponse:
    require(may_change_house(request.user))
    form = HouseForm(request.POST or None, instance=House.current())
    if request.method == "POST" and form.is_valid():
        actions.change_house(by=request.user, **form.cleaned_data)
        say(request, _("The hall's settings are saved."))
        return redirect("house")
    context = {
        "form": form,
        "has_mail": settings.HAS_MAIL,
        "troubles": troubles(settings.GUILDHALL_DATA, at=timezone.now()),
    }
    return render(request, "people/house.html", context)


@login_required
def units(request: AuthenticatedRequest) -> HttpResponse:
    require(may_change_house(request.user))
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = actions.add_unit(
            form.cleaned_data["name"],
            by=request.user,
            parent=form.cleaned_data["parent"],
        )
        say(request, _("%(unit)s is added."), unit=unit.name)
        return redirect("units")
    return render(request, "people/units.html", {"form": form, "units": units_as_tree()})


remove_unit = hall_verb(
    find=lambda _owner, unit_id: get_object_or_404(Unit, pk=unit_id),
    may_here=may_change_house,
    act=actions.remove_unit,
    says=_("%(unit)s is removed."),
    words=lambda unit: {"unit": unit.name},
    refusals=UnitInUse,
    back=to_hall_page("units"),
)


@login_required
def audit_log(request: AuthenticatedRequest) -> HttpResponseBase:
    """Sign-ins, roles, exports, settings, who was paused or removed; with `?as=csv` as a table."""
    require(may_change_house(request.user))
    act = request.GET.get("act", "")[:60]
    if request.GET.get("as") == "csv":
        return _as_csv(audit_records(act))
    page = page_for(request, audit_records(act), by="at", size=50)
    return render(
        request, "people/audit_log.html", {"page": page, "acts": audited_acts(), "act": act}
    )


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
        headers={"Content-Disposition": 'attachment; filename="audit-log.csv"'},
    )


@login_required
def invite_colleagues(request: AuthenticatedRequest) -> HttpResponse:
    """How others reach this hall: HOST, the address, a QR code of it."""
    require(may_change_house(request.user))
    address = settings.GUILDHALL_URL or _address_here(request)
    context = {
        "address": address,
        "is_only_here": is_only_here(),
        "code": qr_image(address),
        "port": settings.GUILDHALL_PORT,
    }
    return render(request, "people/invite_colleagues.html", context)


def _address_here(request: HttpRequest) -> str:
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in ONLY_HERE]
    if hosts:
        return f"http://{hosts[0]}:{settings.GUILDHALL_PORT}"
    return f"{request.scheme}://{request.get_host()}"
