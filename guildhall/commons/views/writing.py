"""What the editor needs: drafts and the preview."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions
from guildhall.commons.meant import doubts_in
from guildhall.commons.policy import may_post
from guildhall.commons.queries import has_another_tab
from guildhall.commons.reach import people_reached
from guildhall.commons.text import NotPosted, read_text
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest


@login_required
@require_POST
def save_draft(request: AuthenticatedRequest) -> HttpResponse:
    """Called every few seconds while someone writes. Says so where another tab writes, too."""
    names = [name for name in request.POST if name.startswith("field_")]
    fields = {name.removeprefix("field_")[:40]: request.POST[name] for name in names}
    draft = actions.save_draft(
        person=request.user,
        form=request.POST.get("form", "")[:40],
        target=request.POST.get("target", "")[:80],
        fields=fields,
        address=request.POST.get("address", ""),
        since=request.POST.get("since", "")[:16],
        tab=request.POST.get("tab", "")[:16],
        opened_at=_moment(request.POST.get("opened", "")),
    )
    if draft is None or not has_another_tab(draft):
        return HttpResponse(status=204)
    return HttpResponse(_("You're also writing this in another tab. Both are among your drafts."))


def _moment(typed: str) -> dt.datetime | None:
    """As our pages send it; None for anything else."""
    try:
        moment = dt.datetime.fromisoformat(typed)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


@login_required
@require_POST
@in_community
def preview(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_post(seat))
    try:
        text = read_text(request.POST.get("body", ""), community=seat.community)
    except NotPosted as problem:
        return HttpResponse(str(problem))
    context = {
        "text": mark_safe(text.html),  # sanitised when it was rendered
        "reached": people_reached(text, community=seat.community, by=request.user),
        "doubts": doubts_in(text.source, community=seat.community, by=request.user),
    }
    return render(request, "commons/preview.html", context)
