"""The page of one meeting: who comes, the agenda, the notes, and the talk."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons import policy as commons_policy
from guildhall.commons.forms import ReplyForm
from guildhall.commons.menus import entry_menu, items_for
from guildhall.commons.plain_talk import plain_talk
from guildhall.commons.queries import draft_fields, marks_of
from guildhall.commons.trail import trail_of
from guildhall.commons.views.finding import led_on
from guildhall.commons.views.replying import take_reply
from guildhall.communities.queries import members_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.meetings import actions, policy, queries
from guildhall.meetings.forms import PointForm
from guildhall.meetings.invitation_text import invitation_text
from guildhall.meetings.models import (
    AgendaPoint,
    Coming,
    Meeting,
    MeetingKind,
    MeetingState,
    TimeOption,
    TimeVoice,
)
from guildhall.meetings.run_sheets import RUN_SHEETS
from guildhall.meetings.views.finding import (
    REFUSALS,
    found_meeting,
    found_point,
    meeting_verb,
    to_meeting,
)
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import one_of, verb

WAITING_LIST = _("All seats are taken: you are on the waiting list, and told when one gets free.")
RECEIPTS = {
    Coming.Answer.YES.value: _("See you there."),
    Coming.Answer.PERHAPS.value: _("Noted: perhaps."),
    Coming.Answer.NO.value: _("Noted: you cannot come. The notes will be here."),
}


@in_room("meetings")
def meeting(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    found = queries.meeting_at(seat, entry_id)
    if found is None or (found.entry.merged_into_id and not seat.is_steward):
        return led_on(request.user, entry_id)
    return _meeting_page(request, seat, found, None)


@login_required
@require_POST
@in_room("meetings")
def reply_to_meeting(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    found = found_meeting(seat, entry_id)
    return take_reply(
        request,
        seat,
        found.entry,
        page=lambda form: _meeting_page(request, seat, found, form),
    )


@login_required
@require_POST
@in_room("meetings")
def answer_coming(request: HttpRequest, seat: Seat, entry_id: int, answer: str) -> HttpResponse:
    found = found_meeting(seat, entry_id)
    if answer not in Coming.Answer.values:
        raise Http404
    require(policy.may_answer_coming(seat, found))
    try:
        actions.answer_coming(found, by=request.user, answer=answer)
    except actions.NotOpen as problem:
        say_problem(request, problem)
    else:
        is_full = answer == Coming.Answer.YES and request.user.pk not in actions.seated_at(found)
        say(request, WAITING_LIST if is_full else RECEIPTS[answer])
    return to_meeting(seat, found)


@login_required
@require_POST
@in_room("meetings")
def say_times(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    found = found_meeting(seat, entry_id)
    require(policy.may_say_times(seat, found))
    answers = {
        int(name.removeprefix("time-")): value
        for name, value in request.POST.items()
        if name.startswith("time-")
        and name.removeprefix("time-").isdecimal()
        and len(name) < 20
        and value in TimeVoice.Answer.values
    }
    try:
        actions.say_times(found, by=request.user, answers=answers)
    except actions.NotOpen as problem:
        say_problem(request, problem)
    else:
        say(request, _("Noted. You hear when a time is chosen."))
    return to_meeting(seat, found)


@login_required
@require_POST
@in_room("meetings")
def propose_point(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    found = found_meeting(seat, entry_id)
    require(policy.may_set_agenda(seat, found))
    form = PointForm(request.POST)
    if not form.is_valid():
        return _meeting_page(request, seat, found, None, point=form)
    actions.propose_point(found, by=request.user, text=form.cleaned_data["text"])
    return to_meeting(seat, found, "agenda")


@login_required
@require_POST
@in_room("meetings")
def check_in_person(
    request: HttpRequest,
    seat: Seat,
    entry_id: int,
    person_id: int,
) -> HttpResponse:
    """The host notes who was there, or that somebody was not after all."""
    found = found_meeting(seat, entry_id)
    require(policy.may_change_meeting(seat, found))
    person = get_object_or_404(members_of(seat.community), person_id=person_id).person
    try:
        if "not" in request.POST:
            actions.take_back_check_in(found, person=person)
        else:
            actions.check_in(found, person=person, by=request.user)
    except actions.NotOpen as problem:
        say_problem(request, problem)
    return to_meeting(seat, found, "there")


@login_required
@require_POST
@in_room("meetings")
def ask_to_host(request: HttpRequest, seat: Seat, entry_id: int, person_id: int) -> HttpResponse:
    found = found_meeting(seat, entry_id)
    require(policy.may_change_meeting(seat, found))
    person = get_object_or_404(members_of(seat.community), person_id=person_id).person
    actions.ask_to_host(found, person=person, by=request.user)
    say(request, _("%(name)s hosts it, is told so, and can hand it back.") % {"name": person.name})
    return to_meeting(seat, found)


def _time_at(seat: Seat, entry_id: int, option_id: int) -> TimeOption:
    found = found_meeting(seat, entry_id)
    return get_object_or_404(found.options, pk=option_id)


def _may_choose(seat: Seat, option: TimeOption) -> Verdict:
    return policy.may_change_meeting(seat, option.meeting)


def _to_meeting_of(seat: Seat, option: TimeOption) -> HttpResponse:
    return to_meeting(seat, option.meeting)


def _may_want(seat: Seat, point: AgendaPoint) -> Verdict:
    return policy.may_set_agenda(seat, point.meeting)


def _to_agenda(seat: Seat, point: AgendaPoint) -> HttpResponse:
    return to_meeting(seat, point.meeting, "agenda")


point_verb = partial(verb, door=in_room("meetings"), find=found_point, back=_to_agenda)
change_point = one_of(
    {
        "want": point_verb(may=_may_want, act=actions.want_point),
        "want-no-more": point_verb(may=_may_want, act=actions.want_no_more),
        "take-off": point_verb(
            may=policy.may_take_off,
            act=actions.take_off,
            says=_("“%(point)s” is off the agenda."),
            words=lambda point: {"point": point.text},
        ),
        "put-back": point_verb(may=policy.may_take_off, act=actions.put_back),
    }
)
choose_time = verb(
    door=in_room("meetings"),
    find=_time_at,
    may=_may_choose,
    act=actions.choose_time,
    says=_("That is when it takes place. Whomever it suits is told."),
    back=_to_meeting_of,
    refusals=REFUSALS,
)
host_meeting = meeting_verb(
    may=policy.may_host_meeting,
    act=actions.host_meeting,
    says=_("You host it. Thank you."),
)
hand_back_hosting = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.hand_back_hosting,
    says=_("Nobody hosts it now. Whoever would can take it on."),
)
check_in = meeting_verb(
    may=policy.may_check_in,
    act=lambda meeting, by: actions.check_in(meeting, person=by, by=by),
    says=_("Noted: you were there."),
)
take_back_check_in = meeting_verb(
    may=policy.may_check_in,
    act=lambda meeting, by: actions.take_back_check_in(meeting, person=by),
    says=_("Taken back."),
)
revive_meeting = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.revive_meeting,
    says=_("It takes place after all. Whoever wanted to come is told."),
)
say_held = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.say_held,
    says=_("Noted: it took place."),
)
say_not_held = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.say_not_held,
    says=_("Noted: it did not take place."),
)


def _meeting_page(
    request: HttpRequest,
    seat: Seat,
    found: Meeting,
    form: ReplyForm | None,
    *,
    point: PointForm | None = None,
) -> HttpResponse:
    entry = found.entry
    marks, verdict = marks_of(seat.person, entry), commons_policy.may_reply(seat, entry)
    if form is None and verdict:
        form = ReplyForm(initial=draft_fields(seat.person, "reply", entry.draft_target))
    carried, taken = queries.action_points_of(found) if seat.is_member else ([], [])
    is_finding = entry.state == MeetingState.FINDING
    guests = None
    if seat.is_member and not is_finding:
        guests = queries.guests_of(found, seat.person)
    context: dict[str, Any] = {
        "entry": entry,
        "meeting": found,
        "room": "meetings",
        "marks": marks,
        "replies": plain_talk(entry, seat, marks),
        "form": form,
        "may_reply": verdict,
        "guests": guests,
        "agenda": queries.agenda_of(found, seat.person),
        "point": point or PointForm(),
        "run_sheet": RUN_SHEETS[MeetingKind(found.kind)],
        "carried": carried,
        "taken": taken,
        "times": queries.times_of(found, seat.person) if seat.is_member and is_finding else [],
        "trail": trail_of(entry, seat) if entry.body else None,
        **_may(seat, found),
    }
    if context["may_change"] and entry.state == MeetingState.PLANNED and not found.is_over:
        context["invitation"] = invitation_text(found, context["agenda"].points)
    is_wrong = bool((form and form.errors) or (point and point.errors))
    return render(request, "meetings/meeting.html", context, status=422 if is_wrong else 200)


def _may(seat: Seat, found: Meeting) -> dict[str, Any]:
    return {
        "may_change": bool(policy.may_change_meeting(seat, found)),
        "may_come": bool(policy.may_answer_coming(seat, found)),
        "may_write": bool(policy.may_write_notes(seat, found)),
        "may_set_agenda": bool(policy.may_set_agenda(seat, found)),
        "may_host": bool(policy.may_host_meeting(seat, found)),
        "may_check_in": bool(policy.may_check_in(seat, found)),
        "may_say_times": bool(policy.may_say_times(seat, found)),
        "may_delete": bool(commons_policy.may_delete_entry(seat, found.entry)),
        "menu": items_for(seat, entry_menu),
    }
