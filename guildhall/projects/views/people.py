"""“I'm in”, organising together, taking over, and the ten steps turned on and off."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import ROOM
from guildhall.projects.forms import OrganiserForm
from guildhall.projects.views.buttons import project_button
from guildhall.projects.views.finding import may_do, may_in_project, seen_project
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import COMING, STEPS, to_part
from guildhall.projects.views.lists import CARD
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import Act, View


def _in_or_out(verb_name: str, act: Act[Entry], says: Promise) -> View:
    """A button that is pressed on the project's page and on its card in the list."""

    @login_required
    @require_POST
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = seen_project(seat, entry_id)
        require(may_do(verb_name)(seat, entry))
        try:
            act(entry, by=request.user)
            say(request, says)
        except ProjectRefused as problem:
            say_problem(request, problem)
        return _back(request, seat, entry)

    return view


def _back(request: AuthenticatedRequest, seat: Seat, entry: Entry) -> HttpResponse:
    """To the project in the list, where the button was pressed there; else to its page."""
    if request.GET.get("back") == "list":
        return redirect(f"{reverse('projects', args=[seat.community.slug])}#{CARD}{entry.pk}")
    return back_to(entry, seat, part=COMING)


join_project = _in_or_out("join_project", actions.join_project, _("You're in."))
leave_project = _in_or_out(
    "leave_project",
    actions.leave_project,
    _("You're no longer in. What you would have brought or done on the day is free again."),
)
add_organiser = project_form(
    may=may_do("add_organiser"),
    form=OrganiserForm,
    opens=lambda _request, entry: {"project": entry.project},
    act=actions.add_organiser,
    says=_("They organise it with you now, and have been told."),
    title=_("Organise it together"),
    text=_("Organisers plan the project, and can reach people who help without an account."),
    button=_("Add them"),
    back=to_part(""),
    names_members=True,
)
step_back = project_button(
    may=may_do("step_back"),
    act=actions.step_back,
    says=_("You no longer organise it. You're still in."),
    back=to_part(COMING),
)
take_over_project = project_button(
    may=may_in_project(policy.may_take_over),
    act=actions.take_over_project,
    says=_("You organise this project now. Thank you."),
    back=to_part(COMING),
)
guide_project = project_button(
    may=may_do("guide_project"),
    act=actions.guide_project,
    says=_("Ten steps, each with a question. Skip what you don't need."),
    back=to_part(STEPS),
)
end_guidance = project_button(
    may=may_do("guide_project"),
    act=actions.end_guidance,
    says=_("The steps are hidden. Your answers are kept."),
    back=to_part(STEPS),
)
