"""What is beside the page of a question: who can help, and similar questions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.questions import queries
from guildhall.questions.events import QUESTION, ROOM
from guildhall.web.asked_by import is_for_htmx


@in_room(ROOM)
def beside(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Similar questions; for people who are signed in, also who can help.

    Questions that the page links to already (their ids are `linked`) are left out.
    """
    entry = get_object_or_404(Entry.objects.at(seat), pk=entry_id, kind=QUESTION)
    context: dict[str, Any] = {"entry": entry, "room": ROOM, "matches": []}
    if seat.person:
        context["matches"] = queries.who_may_help(seat, entry)
    linked = {
        *request.GET.get("linked", "").split(","),
        *(str(match.reply.entry_id) for match in context["matches"] if match.reply),
    }
    alike = queries.similar(seat, entry.title, except_id=entry.pk, limit=12)
    others = [one for one in alike if str(one.pk) not in linked]
    context["similar"] = queries.each_title_once(others, limit=5)
    template = "questions/_beside.html" if is_for_htmx(request) else "questions/beside.html"
    return render(request, template, context)
