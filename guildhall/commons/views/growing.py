"""One entry becomes another; pinning."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions, policy
from guildhall.commons.forms import GrowForm
from guildhall.commons.kinds import growths, kinds
from guildhall.commons.models import Link
from guildhall.commons.posting import say_posted
from guildhall.commons.text import NotPosted, editable
from guildhall.commons.views.finding import back_to, entry_at
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require


@login_required
@in_community
def grow(request: HttpRequest, seat: Seat, entry_id: int, to_kind: str) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    growth = growths.get(to_kind)
    if growth is None or entry.kind not in growth.from_kinds or not seat.has_room(kinds[to_kind].room):
        raise Http404
    require(policy.may_grow(seat, entry))
    if growth.url_name:
        return redirect(growth.url_name, seat.community.slug, entry.pk)
    form = GrowForm(request.POST or None, initial={"title": entry.heading})
    if request.method == "POST" and form.is_valid():
        try:
            grown = actions.grow(entry, to_kind=to_kind, by=request.user, title=form.cleaned_data["title"])
        except actions.NotGrown as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Done. It leads back to where it grew from."))
            return back_to(grown, seat)
    return render(request, "commons/grow.html", {"form": form, "entry": entry, "growth": growth})


@login_required
@require_POST
@in_community
def grow_line(request: HttpRequest, seat: Seat, entry_id: int, to_kind: str) -> HttpResponse:
    """One line of an entry, sent along as it stands there, becomes an entry of its own."""
    entry, line = entry_at(seat, entry_id), " ".join(request.POST.get("line", "").split())
    growth = growths.get(to_kind)
    if growth is None or entry.kind not in growth.from_lines_of or not seat.has_room(kinds[to_kind].room):
        raise Http404
    require(policy.may_grow(seat, entry))
    if not line or line not in " ".join(editable(entry).split()):
        messages.error(request, _("This line does not stand there any more."))
        return back_to(entry, seat)
    try:
        grown = actions.grow_line(entry, line=line, to_kind=to_kind, by=request.user)
    except NotPosted as problem:
        messages.error(request, str(problem))
        return back_to(entry, seat)
    say_posted(request, grown, _("Done. It leads back to where it grew from."))
    return back_to(grown, seat)


@login_required
@require_POST
@in_community
def undo_growth(request: HttpRequest, seat: Seat, link_id: int) -> HttpResponse:
    links = Link.objects.filter(kind=Link.Kind.GREW_INTO, source__community=seat.community)
    link = get_object_or_404(links.select_related("source", "target"), pk=link_id)
    require(policy.may_undo_growth(seat, link.target, link.made_by_id))
    source = actions.undo_growth(link, by=request.user)
    messages.success(request, _("Taken back, with the replies."))
    return back_to(source, seat)


@login_required
@require_POST
@in_community
def pin(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    require(policy.may_pin(seat))
    actions.pin(entry, by=request.user)
    return back_to(entry, seat)


@login_required
@require_POST
@in_community
def unpin(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    require(policy.may_pin(seat))
    actions.unpin(entry, by=request.user)
    return back_to(entry, seat)
