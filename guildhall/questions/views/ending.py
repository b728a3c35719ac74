"""How a question ends: solved, closed, asked before, no answer needed; and reopening it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Reply
from guildhall.commons.views.finding import back_to
from guildhall.commons.views.verbs import entry_verb, reply_verb
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions import actions, policy, queries
from guildhall.questions.forms import CloseForm, SameForm
from guildhall.questions.views.finding import seen_question
from guildhall.web.saying import say


@login_required
@in_room("questions")
def close_question(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = seen_question(seat, entry_id)
    require(policy.may_close(seat, entry))
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close_question(entry, by=request.user, note=form.cleaned_data["note"])
        say(request, _("Question closed. You can reopen it at any time."))
        return back_to(entry, seat)
    context = {"form": form, "entry": entry, "room": "questions"}
    return render(request, "questions/close_question.html", context)


@login_required
@in_room("questions")
def mark_same(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = seen_question(seat, entry_id)
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
            say(request, _("Marked as asked before. The old address now leads here."))
            return back_to(other, seat)
    similar = queries.similar(seat, entry.title, except_id=entry.pk)
    context = {"form": form, "entry": entry, "similar": similar, "room": "questions"}
    return render(request, "questions/mark_same.html", context)


def _may_accept_answer(seat: Seat, answer: Reply) -> Verdict:
    return policy.may_accept_answer(seat, answer.entry, answer)


answer_verb = partial(reply_verb, door=in_room("questions"), may=_may_accept_answer)
question_verb = partial(
    entry_verb,
    door=in_room("questions"),
    find=seen_question,
    may=policy.may_close,
)
accept_answer = answer_verb(
    act=actions.accept_answer,
    says=_("Answer accepted. Good to know that it worked."),
    refusals=actions.NotAnAnswer,
)
withdraw_acceptance = answer_verb(
    act=actions.withdraw_acceptance,
    says=_("Taken back. The question is unsolved again."),
)
rest_question = question_verb(
    act=actions.rest_question,
    says=_("Marked as “no answer needed”. Nobody is asked to answer it any more."),
)
reopen_question = question_verb(
    act=actions.reopen_question,
    says=_("Question reopened."),
)
