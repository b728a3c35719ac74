"""Replace a file of a page with a new version of it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guildhall.commons.actions import NotKept, attach_file
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library import actions, policy
from guildhall.library.events import ROOM
from guildhall.library.forms import ReplaceFileForm
from guildhall.library.views.finding import verdict_of, visible_page
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_room(ROOM)
def replace_file(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_page(seat, entry_id)
    require(verdict_of(policy.may_edit_page, seat, entry))
    if not entry.file_count:
        raise Http404
    form = ReplaceFileForm(request.POST or None, request.FILES or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        sent, upload = form.cleaned_data, form.cleaned_data["file"]
        try:
            new = attach_file(
                upload.read(), name=upload.name, by=request.user, community=seat.community
            )
            actions.replace_file(entry, sent["old"], new, by=request.user, note=sent["note"])
        except (NotKept, actions.FileGone) as problem:
            form.add_error("file", str(problem))
        else:
            say(request, _("Replaced. The file from before is among its earlier versions."))
            return back_to(entry, seat)
    context = {"form": form, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "library/replace_file.html", context, status=status)
