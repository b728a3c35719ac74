"""Links to mend: a page for members, who can edit what they find there."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library.events import ROOM
from guildhall.library.queries.mending import to_mend
from guildhall.people.requests import AuthenticatedRequest


@login_required
@in_room(ROOM)
def pages_to_mend(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_take_part(seat))
    context = {"mending": to_mend(seat), "room": ROOM}
    return render(request, "library/pages_to_mend.html", context)
