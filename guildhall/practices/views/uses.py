"""“We use this here”, and the map of units and what they use."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.models import Unit
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import UseForm
from guildhall.practices.models import Use, UseStage
from guildhall.practices.views.finding import to_way, visible_way
from guildhall.web.in_place import page_or_parts
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def say_use(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """For the reader's own unit; stewards may say it for any."""
    entry = visible_way(seat, entry_id)
    require(policy.may_say_use(seat, entry.way))
    own = unit_of(request.user)
    units = _units_to_speak_for(seat, own)
    initial: dict[str, Any] = {
        "unit": own,
        "stage": UseStage.TRYING,
        "place": request.GET.get("place", "")[:80],
    }
    form = UseForm(request.POST or None, units=units, initial=initial, auto_id="id_use_%s")
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            actions.say_use(
                entry,
                by=request.user,
                stage=cleaned["stage"],
                unit=cleaned.get("unit"),
                place=cleaned.get("place", ""),
                line=cleaned["line"],
            )
        except actions.UnitGone as problem:
            form.add_error(None, str(problem))
        else:
            say(request, _("Saved. Others now see it on this page."))
            return to_way(seat, entry, "uses")
    context = {"form": form, "entry": entry, "unit": own, "room": ROOM}
    return page_or_parts(
        request,
        "practices/say_use.html",
        context,
        parts={"acts": "practices/_use_form.html"},
        status=422 if form.errors else 200,
    )


@login_required
@in_room(ROOM)
def map_of_uses(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Which unit uses which practice."""
    return render(
        request,
        "practices/map_of_uses.html",
        {"map": queries.map_of(seat), "room": ROOM},
    )


def _units_to_speak_for(seat: Seat, own: Unit | None) -> list[Unit]:
    if seat.is_steward:
        return list(Unit.objects.all()[:500])
    return [own] if own else []


def _use_at(seat: Seat, use_id: int) -> Use:
    """Raises Http404 where the seat does not see what is used."""
    uses = Use.objects.current().filter(way__entry__community=seat.community)
    use = get_object_or_404(uses.select_related("way__entry"), pk=use_id)
    use.way.entry = visible_way(seat, use.way_id)
    return use


take_back_use = verb(
    door=in_room(ROOM),
    find=_use_at,
    may=policy.may_take_back_use,
    act=actions.take_back_use,
    says=_("Taken back. The page doesn't show it any more."),
    back=lambda seat, use: to_way(seat, use.way.entry, "uses"),
)
