"""What people do on the page of a meeting: answer, host, add to the agenda, say who was there."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.page.views import draw_page
from guildhall.communities.queries import members_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.meetings import actions, policy
from guildhall.meetings.forms import PointForm
from guildhall.meetings.models import (
    AgendaPoint,
    Coming,
    TimeOption,
    TimeVoice,
)
from guildhall.meetings.views.finding import (
    REFUSALS,
    meeting_at,
    meeting_verb,
    point_at,
    to_meeting,
)
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import one_of, verb

WAITING_LIST = _(
    "All seats are taken. You're on the waiting list, and we'll tell you when you get a seat."
)
RECEIPTS = {
    Coming.Answer.YES.value: _("You're going. See you there."),
    Coming.Answer.PERHAPS.value: _("You might go. You can change your answer any time."),
    Coming.Answer.NO.value: _("You can't go. You'll find the notes here afterwards."),
}


@login_required
@require_POST
@in_room("meetings")
def answer_coming(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, answer: str
) -> HttpResponse:
    meeting = meeting_at(seat, entry_id)
    if answer not in Coming.Answer.values:
        raise Http404
    require(policy.may_answer_coming(seat, meeting))
    try:
        actions.answer_coming(meeting, by=request.user, answer=answer)
    except actions.NotOpen as problem:
        say_problem(request, problem)
    else:
        is_full = answer == Coming.Answer.YES and request.user.pk not in actions.seated_at(meeting)
        say(request, WAITING_LIST if is_full else RECEIPTS[answer])
    return to_meeting(seat, meeting, "coming")


@login_required
@require_POST
@in_room("meetings")
def say_times(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    meeting = meeting_at(seat, entry_id)
    require(policy.may_say_times(seat, meeting))
    answers = {
        int(name.removeprefix("time-")): value
        for name, value in request.POST.items()
        if name.startswith("time-")
        and name.removeprefix("time-").isdecimal()
        and len(name) < 20
        and value in TimeVoice.Answer.values
    }
    try:
        actions.say_times(meeting, by=request.user, answers=answers)
    except actions.NotOpen as problem:
        say_problem(request, problem)
    else:
        say(request, _("Your answers are saved. We'll tell you when a time is chosen."))
    return to_meeting(seat, meeting, "times")


@login_required
@require_POST
@in_room("meetings")
def propose_point(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    meeting = meeting_at(seat, entry_id)
    require(policy.may_set_agenda(seat, meeting))
    form = PointForm(request.POST)
    if not form.is_valid():
        return draw_page(request, seat, meeting.entry, sent={"point": form})
    actions.propose_point(meeting, by=request.user, text=form.cleaned_data["text"])
    return to_meeting(seat, meeting, "agenda")


@login_required
@require_POST
@in_room("meetings")
def check_in_person(
    request: AuthenticatedRequest,
    seat: Seat,
    entry_id: int,
    person_id: int,
) -> HttpResponse:
    """The host notes that someone was there, or wasn't after all."""
    meeting = meeting_at(seat, entry_id)
    require(policy.may_change_meeting(seat, meeting))
    person = get_object_or_404(members_of(seat.community), person_id=person_id).person
    try:
        if "not" in request.POST:
            actions.take_back_check_in(meeting, person=person)
        else:
            actions.check_in(meeting, person=person, by=request.user)
    except actions.NotOpen as problem:
        say_problem(request, problem)
    return to_meeting(seat, meeting, "there")


@login_required
@require_POST
@in_room("meetings")
def ask_to_host(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, person_id: int
) -> HttpResponse:
    meeting = meeting_at(seat, entry_id)
    require(policy.may_change_meeting(seat, meeting))
    person = get_object_or_404(members_of(seat.community), person_id=person_id).person
    actions.ask_to_host(meeting, person=person, by=request.user)
    say(
        request,
        _("%(name)s is now the host. We'll tell them, and they can hand it back."),
        name=person.name,
    )
    return to_meeting(seat, meeting)


def _time_at(seat: Seat, entry_id: int, option_id: int) -> TimeOption:
    meeting = meeting_at(seat, entry_id)
    return get_object_or_404(meeting.options, pk=option_id)


def _may_choose(seat: Seat, option: TimeOption) -> Verdict:
    return policy.may_change_meeting(seat, option.meeting)


def _to_meeting_of(seat: Seat, option: TimeOption) -> HttpResponse:
    return to_meeting(seat, option.meeting)


def _may_want(seat: Seat, point: AgendaPoint) -> Verdict:
    return policy.may_set_agenda(seat, point.meeting)


def _to_agenda(seat: Seat, point: AgendaPoint) -> HttpResponse:
    return to_meeting(seat, point.meeting, "agenda")


point_verb = partial(verb, door=in_room("meetings"), find=point_at, back=_to_agenda)
change_point = one_of(
    {
        "want": point_verb(may=_may_want, act=actions.want_point),
        "want-no-more": point_verb(may=_may_want, act=actions.want_no_more),
        "take-off": point_verb(
            may=policy.may_take_off,
            act=actions.take_off,
            says=_("“%(point)s” is no longer on the agenda."),
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
    says=_("The time is set. We'll tell everyone who answered."),
    back=_to_meeting_of,
    refusals=REFUSALS,
)
host_meeting = meeting_verb(
    back=partial(to_meeting, anchor="coming"),
    may=policy.may_host_meeting,
    act=actions.host_meeting,
    says=_("You're the host. Thank you."),
)
hand_back_hosting = meeting_verb(
    back=partial(to_meeting, anchor="coming"),
    may=policy.may_change_meeting,
    act=actions.hand_back_hosting,
    says=_("This meeting has no host now. Anyone here can take it on."),
)
check_in = meeting_verb(
    back=partial(to_meeting, anchor="there"),
    may=policy.may_check_in,
    act=lambda meeting, by: actions.check_in(meeting, person=by, by=by),
    says=_("You're listed as having been there."),
)
take_back_check_in = meeting_verb(
    back=partial(to_meeting, anchor="there"),
    may=policy.may_check_in,
    act=lambda meeting, by: actions.take_back_check_in(meeting, person=by),
    says=_("You're no longer listed as having been there."),
)
revive_meeting = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.revive_meeting,
    says=_("The meeting is back on. We'll tell everyone who was going or might go."),
)
say_held = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.say_held,
    says=_("This meeting took place."),
)
say_not_held = meeting_verb(
    may=policy.may_change_meeting,
    act=actions.say_not_held,
    says=_("This meeting didn't take place."),
)
