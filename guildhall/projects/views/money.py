"""Budget, pledges and accounts of a project, on one page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import money_policy as policy
from guildhall.projects.events import ROOM
from guildhall.projects.money_rows import reads_of_money
from guildhall.projects.reader import relation_in
from guildhall.projects.views.finding import seen_project
from guildhall.web.in_place import page_or_parts

PARTS = {
    "accounts": "projects/money/_accounts.html",
    "budget": "projects/money/_budget.html",
    "pledges": "projects/money/_pledges.html",
    "claims": "projects/money/_claims.html",
}


@login_required
@in_room(ROOM)
def project_money(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The books, for members. Printed, they are in black and white."""
    entry = seen_project(seat, entry_id)
    require(policy.may_read_money(seat, entry))
    context = {
        "entry": entry,
        "room": ROOM,
        **reads_of_money(seat, entry, relation_in(seat, entry)),
    }
    return page_or_parts(request, "projects/money/money.html", context, parts=PARTS)
