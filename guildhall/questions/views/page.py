"""What belongs to the page of a question: replying to an answer, and who can help."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from guildhall.commons.actions import reply_target
from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.page.replying import take_reply
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.finding import reply_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions import policy, queries
from guildhall.questions.events import QUESTION, ROOM
from guildhall.web.asked_by import is_for_htmx


@login_required
@in_room(ROOM)
def comment(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """Reply to an answer, on a form of its own."""
    parent = reply_at(seat, reply_id)
    entry, target = parent.entry, reply_target(parent.entry, parent)
    require(policy.may_comment_on(seat, entry, parent))

    def page(form: ReplyForm) -> HttpResponse:
        context = {
            "form": form,
            "parent": parent,
            "entry": entry,
            "room": ROOM,
            "draft_target": target,
            "back": f"{path_of(entry, seat.community.slug)}#r{parent.pk}",
        }
        return render(
            request, "questions/comment.html", context, status=422 if form.errors else 200
        )

    if request.method == "POST":
        return take_reply(request, seat, entry, parent=parent, page=page)
    return page(ReplyForm(initial=draft_fields(seat.person, "reply", target)))


@in_room(ROOM)
def beside(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Similar questions; for people who are signed in, also who can help.

    Questions that the page links to already (their ids are `linked`) are left out.
    """
    entry = get_object_or_404(
        Entry.objects.at(seat).prefetch_related("topics"), pk=entry_id, kind=QUESTION
    )
    context: dict[str, Any] = {"entry": entry, "room": ROOM, "offers": [], "helped": []}
    if seat.person:
        context["offers"] = queries.says_they_can_help(seat, entry)
        context["helped"] = queries.has_helped_before(seat, entry)
    linked = {
        *request.GET.get("linked", "").split(","),
        *(str(question.entry_id) for question in context["helped"]),
    }
    alike = queries.similar(seat, entry.title, except_id=entry.pk, limit=12)
    others = [one for one in alike if str(one.pk) not in linked]
    context["similar"] = queries.each_title_once(others, limit=5)
    template = "questions/_beside.html" if is_for_htmx(request) else "questions/beside.html"
    return render(request, template, context)
