"""What a table writes, and what its lines become afterwards."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.kinds import growths
from guildhall.commons.policy import may_grow
from guildhall.commons.text import NotPosted
from guildhall.communities.rooms import kinds
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.methods import actions, policy
from guildhall.methods.events import ROOM, SESSION
from guildhall.methods.harvest_text import harvest_lines, name_of
from guildhall.methods.models import Session
from guildhall.methods.session_states import ENDED
from guildhall.methods.views.finding import to_run, to_session, visible_session, visible_table
from guildhall.methods.views.running import draw_run
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.panels import take_ups_in
from guildhall.web.saying import say, say_problem

WITHOUT_ANSWER = "unsure"


@login_required
@require_POST
@in_room(ROOM)
def write_harvest(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, table_id: int
) -> HttpResponse:
    """Save what was typed; the script gets the words of the table as they are now."""
    table = visible_table(seat, entry_id, table_id)
    require(policy.may("write", seat, table.session))
    sent, is_script = request.POST, "application/json" in request.headers.get("Accept", "")
    began, wrote = sent.get("began", ""), sent.get("wrote", "")
    try:
        table = actions.write_harvest(
            table, by=request.user, began=began, wrote=wrote, unsure=sent.get(WITHOUT_ANSWER)
        )
    except (actions.TooMuch, actions.SessionRefused, NotPosted) as problem:
        if is_script:
            return JsonResponse({"problem": str(problem)}, status=422)
        say_problem(request, str(problem))
        return draw_run(request, seat, table.session, unsaved={table.pk: (began, wrote)})
    if is_script:
        return JsonResponse({"text": table.text, "version": table.version})
    say(request, _("Saved. Everyone who looks can read it."))
    return to_run(seat, table.session, f"table-{table.pk}")


@login_required
@in_room(ROOM)
def lines_of_session(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The lines of the tables, and what each can become here."""
    session = visible_session(seat, entry_id)
    require(may_grow(seat, session.entry))
    if session.entry.state != ENDED:
        say_problem(request, _("End the session first. Its lines can become something then."))
        return to_session(seat, session)
    context = {
        "room": ROOM,
        "entry": session.entry,
        "tables": [(name_of(table), harvest_lines(table.text)) for table in session.tables.all()],
        "destinations": _destinations(seat, session),
        "take_ups": take_ups_in([room.slug for room in seat.open_rooms]),
    }
    return render(request, "methods/lines.html", context)


def _destinations(seat: Seat, session: Session) -> list[tuple[str | Promise, str]]:
    """What a line becomes with a button: its label and its address."""
    slug = seat.community.slug
    return [
        (
            capfirst(kinds[growth.to_kind].label),
            reverse("grow_line", args=[slug, session.pk, growth.to_kind]),
        )
        for growth in growths
        if SESSION in growth.from_lines_of and seat.has_room(kinds[growth.to_kind].room)
    ]
