"""Notes, and the actions that come out of them."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.posting import save_form
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted, editable
from guildhall.commons.tray import open_tray
from guildhall.communities.actions import add_topic
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.policy import may_change_community
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.meetings import actions, policy, queries
from guildhall.meetings.forms import ActionForm, DropForm, NotesForm
from guildhall.meetings.models import ActionPoint, Meeting
from guildhall.meetings.views.finding import action_at, meeting_at, to_meeting
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.asked_by import is_for_htmx
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import one_of, verb

BECOMES = {  # by room: what a line of the notes can become there
    "questions": ((_("Question"), "question"),),
    "talk": ((_("Post"), "post"),),
    "practices": ((_("Tip"), "tip"),),
}


@login_required
@in_room("meetings")
def write_notes(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Write the notes. If someone else did meanwhile, both texts appear and nothing is lost."""
    meeting = meeting_at(seat, entry_id)
    require(policy.may_write_notes(seat, meeting))
    entry = meeting.entry
    draft = draft_fields(seat.person, "notes", entry.draft_target)
    form = NotesForm(
        request.POST or None,
        request.FILES or None,
        initial={"body": editable(entry), **draft, "since": mark_of_text(entry)},
    )
    open_tray(form, request, seat, written=entry)
    if request.method == "POST" and form.is_valid():
        try:
            write = partial(
                actions.write_notes,
                meeting,
                by=request.user,
                body=form.cleaned_data["body"],
                since=form.cleaned_data["since"],
            )
            save_form(form, write, entry, by=request.user)
        except WrittenMeanwhile as problem:
            form.show_both(problem)
        except NotPosted as problem:
            form.add_error("body", str(problem))
        else:
            say(request, _("The notes are saved. Earlier versions are in the history."))
            return to_meeting(seat, meeting, "notes")
    context = {
        "form": form,
        "meeting": meeting,
        "entry": entry,
        "theirs": form.theirs,
        "room": "meetings",
    }
    return render(request, "meetings/write_notes.html", context, status=422 if form.errors else 200)


@login_required
@in_room("meetings")
def take_action(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Add an action; `?line=` fills in a line of the notes."""
    meeting = meeting_at(seat, entry_id)
    require(policy.may_take_action(seat, meeting))
    form = ActionForm(
        request.POST or None,
        community=seat.community,
        initial={"text": request.GET.get("line", "")[:300]},
    )
    if request.method == "POST" and form.is_valid():
        actions.take_action(meeting, by=request.user, **form.cleaned_data)
        say(request, _("Added. It carries over to the next meeting until it's done."))
        return to_meeting(seat, meeting, "actions")
    return _action_page(request, seat, form, {"meeting": meeting})


@login_required
@in_room("meetings")
def add_action(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Add an action that came out of no meeting; `?title=` fills it in."""
    require(policy.may_add_action(seat))
    form = ActionForm(
        request.POST or None,
        community=seat.community,
        initial={"text": without_controls(request.GET.get("title", ""))[:300]},
    )
    if request.method == "POST" and form.is_valid():
        actions.add_action(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("Added. It is among the action items until it's done."))
        return redirect("open_actions", seat.community.slug)
    return _action_page(request, seat, form, {})


@login_required
@in_room("meetings")
def lines_of_notes(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The lines of the notes and what each can become: within the page, or on one of their own."""
    meeting = meeting_at(seat, entry_id)
    require(policy.may_take_action(seat, meeting))
    context = {
        "entry": meeting.entry,
        "lines": queries.lines_of(editable(meeting.entry)),
        "destinations": _destinations(seat, meeting),
        "room": "meetings",
    }
    return render(
        request,
        "meetings/_lines.html" if is_for_htmx(request) else "meetings/lines.html",
        context,
    )


def _destinations(seat: Seat, meeting: Meeting) -> list[tuple[Promise, str]]:
    """What a line can become besides an action: label and address of each."""
    slug = seat.community.slug
    topic = (_("Topic"), reverse("make_topic", args=[slug, meeting.pk]))
    return [
        *([topic] if may_change_community(seat) else []),
        *(
            (label, reverse("grow_line", args=[slug, meeting.pk, kind]))
            for room in seat.open_rooms
            for label, kind in BECOMES.get(room.slug, ())
        ),
    ]


@login_required
@require_POST
@in_room("meetings")
def make_topic(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A line of the notes becomes a topic of the community."""
    meeting = meeting_at(seat, entry_id)
    require(may_change_community(seat))
    line = " ".join(request.POST.get("line", "").split())
    if not line or line not in " ".join(editable(meeting.entry).split()):
        say_problem(request, _("This line is no longer in the notes."))
        return to_meeting(seat, meeting, "notes")
    topic = add_topic(seat.community, name=line[:60], by=request.user)
    say(request, _("%(topic)s is now a topic."), topic=topic.name)
    return redirect("topics", seat.community.slug)


@login_required
@in_room("meetings")
def change_action(request: AuthenticatedRequest, seat: Seat, action_id: int) -> HttpResponse:
    point = action_at(seat, action_id)
    require(policy.may_change_action(seat, point))
    initial = {"text": point.text, "owner": point.owner, "due_on": point.due_on}
    form = ActionForm(request.POST or None, community=seat.community, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_action(point, by=request.user, **form.cleaned_data)
        say(request, _("The action is saved."))
        return _back_from(seat, point)
    return _action_page(request, seat, form, {"point": point, "drop": DropForm()})


@login_required
@require_POST
@in_room("meetings")
def _drop_action(request: AuthenticatedRequest, seat: Seat, action_id: int) -> HttpResponse:
    """It is no longer needed; a note can say why."""
    point = action_at(seat, action_id)
    require(policy.may_change_action(seat, point))
    actions.drop_action(point, by=request.user, note=request.POST.get("note", "")[:300])
    say(request, _("The action is dropped. You can reopen it."))
    return _back_from(seat, point)


def _action_page(
    request: HttpRequest,
    seat: Seat,
    form: ActionForm,
    more: dict[str, object],
) -> HttpResponse:
    about = {"meeting": None, "point": None, "drop": None, **more}
    context = {
        "form": form,
        "names": names_of(members_here(seat.community)),
        "room": "meetings",
        **about,
    }
    return render(request, "meetings/action.html", context, status=422 if form.errors else 200)


def _back_from(seat: Seat, point: ActionPoint) -> HttpResponse:
    if point.meeting is None:
        return redirect("open_actions", seat.community.slug)
    return to_meeting(seat, point.meeting, "actions")


action_verb = partial(
    verb,
    door=in_room("meetings"),
    find=action_at,
    may=policy.may_change_action,
    back=_back_from,
)
_closings = one_of(
    {
        "finish": action_verb(
            act=actions.finish_action,
            says=_("“%(action)s” is done."),
            words=lambda point: {"action": point.text},
        ),
        "reopen": action_verb(
            act=actions.reopen_action,
            says=_("The action is open again."),
        ),
        "drop": _drop_action,
    }
)


def close_action(request: HttpRequest, **ids: Any) -> HttpResponse:
    """Finish, reopen or drop it, and go back to where it was pressed: `?at=` a meeting, or 0."""
    response = _closings(request, **ids)
    at = request.GET.get("at", "")
    if response.status_code != 302 or not at.isdecimal() or len(at) > 18:
        return response
    slug = ids["community_slug"]
    if at == "0":
        return redirect(reverse("open_actions", args=[slug]) + "#action-items")
    return redirect(reverse("meeting", args=[slug, int(at)]) + "#actions")
