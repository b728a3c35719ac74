"""Files: one that is put into a tray, and what is with a text, for those who see the text."""

from django.contrib.auth.decorators import login_required
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions
from guildhall.commons.models import Attachment
from guildhall.commons.policy import may_post
from guildhall.commons.space_words import space_left
from guildhall.commons.ui.tray import tray_item
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.kit import files
from guildhall.kit.ranges import OutOfRange, part_asked
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest, reader_of

# A player that asks for all the rest gets so much, and asks again: few read to the end.
MOST_AT_ONCE = 4 * 1024 * 1024
# A browser lays out a picture that it shows alone with a style of its own.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_SHOWN = {"image/webp", "image/png", "image/jpeg", "image/gif"}


@login_required
@require_POST
@in_community
def attach_file(request: AuthenticatedRequest, seat: Seat) -> JsonResponse:
    """One file for the tray, and its place there as HTML; or why it is refused."""
    require(may_post(seat))
    return _kept(request, seat.community)


@login_required
@require_POST
def attach_own_file(request: AuthenticatedRequest) -> JsonResponse:
    """The same, for a text that is in no community."""
    return _kept(request, None)


def _kept(request: AuthenticatedRequest, community: Community | None) -> JsonResponse:
    upload = request.FILES.get("file")
    try:
        if upload is None:
            raise actions.NotKept(_("The file did not arrive. Please try again."))
        attachment = actions.attach_file(
            upload.read(), name=upload.name or "", by=request.user, community=community
        )
    except actions.NotKept as problem:
        return JsonResponse({"problem": str(problem)}, status=400)
    near = space_left(request.user, community)
    return JsonResponse({"id": attachment.pk, "item": tray_item(attachment), "near": near})


def attached_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file, or a picture of it, for everyone who can see a text with it.

    Pictures are shown, audio and video played; anything else is only ever handed out.
    """
    rows = Attachment.objects.visible_to(reader_of(request)).of_file(name)
    attachment = rows.order_by("pk").first()
    if attachment is None:
        raise Http404
    content_type = attachment.content_type if attachment.file == name else "image/webp"
    try:
        answer = _answer(request, name, content_type)
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "private, max-age=604800, immutable"
    answer["Content-Security-Policy"] = _POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    is_handed_out = "download" in request.GET or not _is_shown(content_type)
    disposition = content_disposition_header(is_handed_out, _name_of(attachment, name))
    if disposition:
        answer["Content-Disposition"] = disposition
    return answer


def _answer(request: HttpRequest, name: str, content_type: str) -> HttpResponseBase:
    """The file, or the part of it that was asked for. Raises FileNotFoundError, Away."""
    size = files.size(name)
    try:
        part = part_asked(request.headers.get("Range", ""), size)
    except OutOfRange:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part is None:
        whole = FileResponse(files.opened(name), content_type=content_type)
        whole["Content-Length"] = str(size)
        return whole
    first, last = part
    last = min(last, first + MOST_AT_ONCE - 1)
    return FileResponse(
        files.opened(name, start=first, length=last - first + 1),
        status=206,
        content_type=content_type,
        headers={
            "Content-Range": f"bytes {first}-{last}/{size}",
            "Content-Length": str(last - first + 1),
        },
    )


def _is_shown(content_type: str) -> bool:
    return content_type in _SHOWN or content_type.startswith(("audio/", "video/"))


def _name_of(attachment: Attachment, name: str) -> str:
    """As it was given; of a picture made of it, with that one's ending."""
    if attachment.file == name:
        return attachment.name
    return f"{attachment.name.rpartition('.')[0] or attachment.name}.webp"
