"""Three questions to the street: written here, and asked on paper. By link, see `public`."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions
from guildhall.projects.events import ROOM
from guildhall.projects.forms import PaperForm, QuestionsForm
from guildhall.projects.models import StreetQuestion
from guildhall.projects.views.finding import may_do, seen_project
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import NEED, to_step


@login_required
@in_room(ROOM)
def print_sheet(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The three questions on paper, in black and white."""
    entry = seen_project(seat, entry_id)
    context = {"entry": entry, "questions": _questions_of(entry), "room": ROOM}
    return render(request, "projects/print_sheet.html", context)


def _questions_of(entry: Entry) -> list[StreetQuestion]:
    """Raises Http404 where none are written yet."""
    questions = list(entry.project.street_questions.all())
    if not questions:
        raise Http404
    return questions


def _empty_sheet(_request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    return {"questions": _questions_of(entry), "initial": {"sheet": get_random_string(20)}}


def _keep_sheet(entry: Entry, *, by: Person, form: PaperForm) -> None:
    sent_key = f"paper {form.cleaned_data['sheet']}"
    actions.answer_street_questions(entry, answers=form.answers, sent_key=sent_key, typed_by=by)


set_street_questions = project_form(
    may=may_do("plan_project"),
    form=QuestionsForm,
    opens=lambda _request, entry: {"questions": list(entry.project.street_questions.all())},
    given=lambda form: {"texts": form.texts},
    act=actions.set_street_questions,
    says=_("Your questions are ready: share the link, or print the sheet."),
    title=_("Three questions to the street"),
    button=_("Save the questions"),
    text=_("Short ones that anyone can answer at the door. Nobody has to give a name."),
    back=to_step(NEED),
)
# One sheet of paper, typed in.
type_sheet = project_form(
    may=may_do("note_for_project"),
    form=PaperForm,
    opens=_empty_sheet,
    given=lambda form: {"form": form},
    act=_keep_sheet,
    says=_("The sheet is kept."),
    title=_("Type in a sheet"),
    button=_("Keep the sheet"),
    text=_("One form for each sheet. No names, please."),
    back=to_step(NEED),
)
