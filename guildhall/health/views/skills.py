"""What the community brings, as one picture."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from guildhall.communities.seats import Seat, in_community
from guildhall.health.policy import may_see_health
from guildhall.health.queries.skills import skills_picture as picture_of
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest


@login_required
@in_community
def skills_picture(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_see_health(seat))
    context = {"picture": picture_of(seat.community), "room": "people"}
    return render(request, "health/skills_picture.html", context)
