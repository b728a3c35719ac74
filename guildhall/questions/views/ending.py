"""Solved, closed, the same as another, no answer needed, open again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.views.finding import back_to, reply_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.questions import actions, policy, queries
from guildhall.questions.forms import CloseForm, SameForm
from guildhall.questions.views.page import found_question


@login_required
@require_POST
@in_room("questions")
def accept_answer(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
    answer = reply_at(seat, reply_id)
    require(policy.may_accept_answer(seat, answer.entry, answer))
    try:
        actions.accept_answer(answer, by=request.user)
    except actions.NotAnAnswer as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Answer accepted. Good to know that it worked."))
    return back_to(answer.entry, seat, answer)


@login_required
@require_POST
@in_room("questions")
def withdraw_acceptance(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
    answer = reply_at(seat, reply_id)
    require(policy.may_accept_answer(seat, answer.entry, answer))
    actions.withdraw_acceptance(answer, by=request.user)
    messages.success(request, _("Taken back. The question waits again."))
    return back_to(answer.entry, seat, answer)


@login_required
@in_room("questions")
def close_question(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = found_question(seat, entry_id)
    require(policy.may_close(seat, entry))
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close_question(entry, by=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("Closed. It can be opened again."))
        return back_to(entry, seat)
    return render(request, "questions/close_question.html", {"form": form, "entry": entry, "room": "questions"})


@login_required
@in_room("questions")
def mark_same(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = found_question(seat, entry_id)
    require(policy.may_close(seat, entry))
    form = SameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        other = queries.question_at(seat, form.cleaned_data["other"])
        try:
            if other is None:
                raise actions.NotTheSame(_("There is no question with this number here."))
            actions.mark_same(entry, other=other, by=request.user)
        except actions.NotTheSame as problem:
            form.add_error("other", str(problem))
        else:
            messages.success(request, _("Whoever opens the old address is led here."))
            return back_to(other, seat)
    context = {"form": form, "entry": entry, "alike": queries.alike(seat, entry.title, except_id=entry.pk), "room": "questions"}
    return render(request, "questions/mark_same.html", context)


@login_required
@require_POST
@in_room("questions")
def rest_question(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = found_question(seat, entry_id)
    require(policy.may_close(seat, entry))
    actions.rest_question(entry, by=request.user)
    messages.success(request, _("Nobody is asked to answer any more."))
    return back_to(entry, seat)


@login_required
@require_POST
@in_room("questions")
def reopen_question(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = found_question(seat, entry_id)
    require(policy.may_close(seat, entry))
    actions.reopen_question(entry, by=request.user)
    messages.success(request, _("Open again."))
    return back_to(entry, seat)
