"""Check it, ask first, stand behind it, withdraw it, add a limit."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import ParentGone
from guildhall.commons.models import Entry, Outcome
from guildhall.commons.posting import body_to_post, post_form, say_posted
from guildhall.commons.text import NotPosted
from guildhall.commons.tray import open_tray
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM, TIP
from guildhall.practices.forms import DoubtForm, LimitForm, WithdrawForm
from guildhall.practices.models import Way
from guildhall.practices.policy import Relation
from guildhall.practices.reader import relation_in
from guildhall.practices.transitions import allows
from guildhall.practices.views.finding import to_way, visible_way, with_relation
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import Act, View, verb


def way_verb(
    *,
    may: Callable[[Seat, Way, Relation], Verdict],
    act: Act[Entry],
    says: Promise,
    part: str = "check",
) -> View:
    """A button in a part of the page of a tip or a practice.

    Its policy also asks what the reader is to it.
    """

    def may_as(seat: Seat, entry: Entry) -> Verdict:
        return may(seat, entry.way, relation_in(seat, entry))

    return verb(
        door=in_room(ROOM),
        find=visible_way,
        may=may_as,
        act=act,
        says=says,
        back=partial(to_way, anchor=part),
        refusals=(actions.CannotCheck, actions.NotNow),
    )


@login_required
@require_POST
@in_room(ROOM)
def check_way(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The reader has checked this; with a note, if they have one."""
    entry, _around, relation = with_relation(seat, entry_id)
    require(policy.may_check_way(seat, entry.way, relation))
    try:
        actions.check_way(entry, by=request.user, note=request.POST.get("note", ""))
    except (actions.CannotCheck, actions.NotNow) as problem:
        say_problem(request, problem)
    else:
        say(request, _("Your check is on the page. Thank you."))
    return to_way(seat, entry, "check")


take_back_check = way_verb(
    may=policy.may_take_back_check,
    act=actions.take_back_check,
    says=_("Your check is taken back."),
)
claim_check = way_verb(
    may=policy.may_claim_check,
    act=actions.claim_check,
    says=_("You have five working days to check it. After that, someone else is asked."),
)
let_go_of_check = way_verb(
    may=policy.may_let_go_of_check,
    act=actions.let_go_of_check,
    says=_("Someone else can check it now."),
)
stand_behind = way_verb(
    may=policy.may_stand_behind,
    act=actions.stand_behind,
    part="tested",
    says=_("It's our standard now, with your name behind it."),
)
step_back = way_verb(
    may=policy.may_step_back,
    act=actions.step_back,
    part="tested",
    says=_("Nobody stands behind it now. It still counts as “works elsewhere”."),
)
bring_back_way = way_verb(
    may=policy.may_bring_back_way,
    act=actions.bring_back_way,
    says=_("It's back in the list."),
)
look_again = way_verb(
    may=policy.may_look_again,
    act=actions.look_again,
    part="tested",
    says=_("Confirmed as still true. The date of the next check is set."),
)


@login_required
@in_room(ROOM)
def question_way(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Ask its author before checking; they get the question as a reply."""
    entry, _around, relation = with_relation(seat, entry_id)
    require(policy.may_question_way(seat, entry.way, relation))
    form = DoubtForm(request.POST or None, request.FILES or None)
    open_tray(form, request, seat)
    if request.method == "POST" and form.is_valid():
        waits = allows("question_way", state=entry.way.check_state, who=relation.who)
        try:
            body = body_to_post(request, seat, form)
            act = partial(actions.question_way, entry, by=request.user, body=body, waits=waits)
            reply = post_form(form, act, by=request.user, at=entry)
        except (NotPosted, ParentGone) as problem:
            form.add_error("body", str(problem))
        else:
            say_posted(request, reply, _("Your question has gone to the author."))
            return back_to(entry, seat, reply)
    context = {"form": form, "entry": entry, "room": ROOM}
    return render(
        request,
        "practices/question_way.html",
        context,
        status=422 if form.errors else 200,
    )


@login_required
@in_room(ROOM)
def withdraw_way(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """It is no longer right: why, and what to use instead."""
    entry, around, relation = with_relation(seat, entry_id)
    require(policy.may_withdraw_way(seat, entry.way, relation))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["replacement"]
        replacement = queries.way_at(seat, number) if number and number != entry.pk else None
        if number and not (replacement and _is_valid(replacement)):
            form.add_error(
                "replacement",
                _("No other tip or practice here has this number, or it was withdrawn."),
            )
        else:
            actions.withdraw_way(
                entry,
                by=request.user,
                reason=form.cleaned_data["reason"],
                replaced_by=replacement,
            )
            say(request, _("Withdrawn. Everyone who uses it will be told."))
            return to_way(seat, entry)
    title = _("Withdraw the tip") if entry.kind == TIP else _("Withdraw the practice")
    context = {
        "form": form,
        "entry": entry,
        "title": title,
        "uses": around.uses,
        "room": ROOM,
    }
    return render(
        request,
        "practices/withdraw_way.html",
        context,
        status=422 if form.errors else 200,
    )


def _is_valid(entry: Entry) -> bool:
    return entry.is_published and not entry.way.is_withdrawn


@login_required
@in_room(ROOM)
def add_limit(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, outcome_id: int
) -> HttpResponse:
    """A report that it did not work becomes a limit, in the words of its authors."""
    entry, around, relation = with_relation(seat, entry_id)
    require(policy.may_change_way(seat, relation))
    if outcome_id not in {report.id for report in around.tried}:
        raise Http404
    outcome = get_object_or_404(Outcome.objects.select_related("person"), pk=outcome_id)
    form = LimitForm(
        request.POST or None,
        initial={"text": _("Not %(context)s") % {"context": outcome.context}},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_limit(
                entry,
                by=request.user,
                outcome=outcome,
                text=form.cleaned_data["text"],
            )
        except NotPosted as problem:
            form.add_error("text", str(problem))
        else:
            say(request, _("The limit is added."))
            return to_way(seat, entry)
    context = {"form": form, "entry": entry, "outcome": outcome, "room": ROOM}
    return render(request, "practices/add_limit.html", context, status=422 if form.errors else 200)
