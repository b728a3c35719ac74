"""The ten steps, one page each: its question, our answer, and what belongs to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.projects import actions
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import ROOM
from guildhall.projects.forms import StepForm
from guildhall.projects.reader import relation_in
from guildhall.projects.step_reads import reads_of_step
from guildhall.projects.steps import BY_NUMBER, STEPS
from guildhall.projects.views.finding import may_do, seen_project
from guildhall.projects.views.leading_back import to_step
from guildhall.web.saying import say


@in_room(ROOM)
def project_step(request: HttpRequest, seat: Seat, entry_id: int, number: int) -> HttpResponse:
    """Everyone reads it; those who run the project answer."""
    entry, step = seen_project(seat, entry_id), BY_NUMBER.get(number)
    if step is None:
        raise Http404
    may_answer = bool(may_do("answer_step")(seat, entry))
    answer = entry.project.step_answers.filter(number=number).first()
    initial = {"text": answer.text, "is_settled": bool(answer.settled_at)} if answer else {}
    form = StepForm(request.POST or None, initial=initial)
    if request.method == "POST":
        require(may_do("answer_step")(seat, entry))
        if form.is_valid():
            return _answered(request, seat, entry, number, form)
    relation = relation_in(seat, entry)
    context = {
        "entry": entry,
        "project": entry.project,
        "step": step,
        "steps": STEPS,
        "answer": answer,
        "form": form if may_answer else None,
        "may_note": bool(may_do("note_for_project")(seat, entry)),
        "may_plan": bool(may_do("plan_project")(seat, entry)),
        "relation": relation,
        "room": ROOM,
        **reads_of_step(seat, entry, number, relation),
    }
    status = 422 if form.errors else 200
    return render(request, "projects/step.html", context, status=status)


def _answered(
    request: HttpRequest, seat: Seat, entry: Entry, number: int, form: StepForm
) -> HttpResponse:
    try:
        actions.answer_step(entry, by=seat.someone, number=number, **form.cleaned_data)
    except ProjectRefused as problem:
        say(request, str(problem))
    else:
        settled = form.cleaned_data["is_settled"]
        say(request, _("Step done.") if settled else _("Your answer is kept."))
    return to_step(number)(seat, entry)
