"""Reply to one reply, on a page of its own: with a quotation of it, or without."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from guildhall.commons.actions import reply_target
from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import kinds
from guildhall.commons.models import Reply
from guildhall.commons.page.replying import take_reply
from guildhall.commons.policy import may_reply_to
from guildhall.commons.queries import draft_fields
from guildhall.commons.quoting import quotation_of
from guildhall.commons.reply_paths import path_of_reply
from guildhall.commons.tray import open_tray
from guildhall.commons.views.finding import reply_at
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest


@login_required
@in_community
def reply_to(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """A form below the text that it replies to."""
    return _reply_page(request, seat, reply_at(seat, reply_id))


@login_required
@in_community
def quote(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """The same form with the whole text as a quotation, to cut down; a draft goes before it."""
    parent = reply_at(seat, reply_id)
    return _reply_page(request, seat, parent, quotation=quotation_of(parent))


def _reply_page(
    request: AuthenticatedRequest, seat: Seat, parent: Reply, *, quotation: str = ""
) -> HttpResponse:
    entry, target = parent.entry, reply_target(parent.entry, parent)
    require(may_reply_to(seat, entry, parent))

    def page(form: ReplyForm) -> HttpResponse:
        context = {
            "form": form,
            "parent": parent,
            "entry": entry,
            "room": kinds[entry.kind].room,
            "draft_target": target,
            "back": path_of_reply(entry, seat.community.slug, parent.pk),
        }
        return render(request, "commons/reply_to.html", context, status=422 if form.errors else 200)

    if request.method == "POST":
        return take_reply(request, seat, entry, parent=parent, page=page)
    begun = draft_fields(seat.person, "reply", target)
    form = ReplyForm(initial=begun or {"body": quotation})
    open_tray(form, request, seat)
    return page(form)
