"""Turn one entry into another, take back that one answers another; pin announcements."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions, policy
from guildhall.commons.forms import GrowForm
from guildhall.commons.kinds import Growth, growths, kinds
from guildhall.commons.models import Link
from guildhall.commons.posting import say_posted
from guildhall.commons.text import NotPosted, editable
from guildhall.commons.views.finding import back_to, entry_at
from guildhall.commons.views.verbs import entry_verb
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, of_seat
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem


@login_required
@in_community
def grow(request: AuthenticatedRequest, seat: Seat, entry_id: int, to_kind: str) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    growth = _open_growth(seat, to_kind)
    if entry.kind not in growth.from_kinds:
        raise Http404
    require(policy.may_grow(seat, entry))
    if growth.url_name:
        return redirect(growth.url_name, seat.community.slug, entry.pk)
    form = GrowForm(request.POST or None, initial={"title": entry.heading})
    if request.method == "POST" and form.is_valid():
        try:
            grown = actions.grow(
                entry,
                to_kind=to_kind,
                by=request.user,
                title=form.cleaned_data["title"],
            )
        except actions.NotGrown as problem:
            form.add_error(None, str(problem))
        else:
            say(request, _("Created. It links back to where it came from."))
            return back_to(grown, seat)
    return render(request, "commons/grow.html", {"form": form, "entry": entry, "growth": growth})


@login_required
@require_POST
@in_community
def grow_line(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, to_kind: str
) -> HttpResponse:
    """Turn one line of an entry into an entry of its own; the form sends the line as it is."""
    entry, line = entry_at(seat, entry_id), " ".join(request.POST.get("line", "").split())
    if entry.kind not in _open_growth(seat, to_kind).from_lines_of:
        raise Http404
    require(policy.may_grow(seat, entry))
    if not line or line not in " ".join(editable(entry).split()):
        say_problem(request, _("This line is no longer there."))
        return back_to(entry, seat)
    try:
        grown = actions.grow_line(entry, line=line, to_kind=to_kind, by=request.user)
    except NotPosted as problem:
        say_problem(request, problem)
        return back_to(entry, seat)
    say_posted(request, grown, _("Created. It links back to where it came from."))
    return back_to(grown, seat)


def _open_growth(seat: Seat, to_kind: str) -> Growth:
    """Raises Http404 where nothing can become one of these, or their room is closed."""
    growth = growths.get(to_kind)
    if growth is None or not seat.has_room(kinds[to_kind].room):
        raise Http404
    return growth


def _grown_at(seat: Seat, link_id: int) -> Link:
    links = Link.objects.filter(kind=Link.Kind.GREW_INTO, source__community=seat.community)
    return get_object_or_404(links.select_related("source", "target"), pk=link_id)


def _may_undo_growth(seat: Seat, link: Link) -> Verdict:
    return policy.may_undo_growth(seat, link)


undo_growth = community_verb(
    find=_grown_at,
    may=_may_undo_growth,
    act=actions.undo_growth,
    says=_("Undone. The replies are back where they were."),
    back=lambda seat, link: back_to(link.source, seat),
)


def _answer_at(seat: Seat, link_id: int) -> Link:
    """Raises Http404 where the seat does not see both."""
    links = Link.objects.filter(kind=Link.Kind.ANSWERED_BY, source__community=seat.community)
    link = get_object_or_404(links, pk=link_id)
    link.source, link.target = entry_at(seat, link.source_id), entry_at(seat, link.target_id)
    return link


let_go_of_answer = community_verb(
    find=_answer_at,
    may=lambda seat, link: policy.may_let_go_of_answer(seat, link.source, link.made_by_id),
    act=actions.let_go_of_answer,
    says=_("Taken back. The two are no longer linked."),
    back=lambda seat, link: back_to(link.source, seat),
)
pin = entry_verb(may=of_seat(policy.may_pin), act=actions.pin)
unpin = entry_verb(may=of_seat(policy.may_pin), act=actions.unpin)
