"""What the editor needs: drafts, preview, pictures; and the pictures in texts."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions
from guildhall.commons.meant import doubts_in
from guildhall.commons.models import Attachment
from guildhall.commons.policy import may_post
from guildhall.commons.posting import AWAY
from guildhall.commons.queries import has_another_tab
from guildhall.commons.reach import people_reached
from guildhall.commons.text import NotPosted, read_text
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.files import Away
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.web.kept_files import kept_file


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


@login_required
@require_POST
@in_community
def attach_picture(request: AuthenticatedRequest, seat: Seat) -> JsonResponse:
    require(may_post(seat))
    upload = request.FILES.get("picture")
    try:
        if upload is None:
            raise NotAPicture(_("The picture did not arrive. Please try again."))
        attachment = actions.attach_picture(upload.read(), by=request.user)
    except NotAPicture as problem:
        return JsonResponse({"problem": str(problem)}, status=400)
    except Away:
        return JsonResponse({"problem": str(AWAY)}, status=503)
    return JsonResponse({"markdown": actions.picture_markdown(attachment), "file": attachment.file})


def attached_file(request: HttpRequest, name: str) -> FileResponse:
    """A picture, for everyone who can see a text with it."""
    attachment = Attachment.objects.visible_to(reader_of(request)).filter(file=name).first()
    if attachment is None:
        raise Http404
    answer = kept_file(name, content_type=attachment.content_type)
    answer["Cache-Control"] = "private, max-age=604800, immutable"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
