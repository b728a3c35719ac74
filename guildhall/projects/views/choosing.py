"""Choosing what to do: options and criteria, everyone's points, and the choice."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions
from guildhall.projects.forms import ChooseForm, OptionsForm, ScoresForm
from guildhall.projects.step_reads import choice_of
from guildhall.projects.views.buttons import project_button
from guildhall.projects.views.finding import may_do
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import CHOOSE, to_step


def _lines(form: OptionsForm) -> dict[str, list[str]]:
    return {name: form.cleaned_data[name].splitlines() for name in ("options", "criteria")}


def _own_points(request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    """Raises Http404 where there is nothing to give points to."""
    choice = choice_of(entry, request.user)
    if not (choice.options and choice.criteria):
        raise Http404
    initial = {"score_{}_{}".format(*pair): value for pair, value in choice.own.items()}
    return {"options": choice.options, "criteria": choice.criteria, "initial": initial}


def _as_chosen(_request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    project = entry.project
    initial = {"option": project.chosen_id, "why": project.chosen_why}
    return {"project": project, "initial": initial}


set_options = project_form(
    may=may_do("plan_project"),
    form=OptionsForm,
    opens=lambda _request, entry: {"initial": OptionsForm.as_typed(entry.project)},
    given=_lines,
    act=actions.set_options,
    says=_("Members can give their points now."),
    title=_("Options, and what matters"),
    button=_("Save them"),
    text=_("What keeps its name keeps its points."),
    back=to_step(CHOOSE),
)
score_options = project_form(
    may=may_do("score_options"),
    form=ScoresForm,
    opens=_own_points,
    given=lambda form: {"values": form.values},
    act=actions.score_options,
    says=_("Your points are kept. Others see the sums."),
    title=_("Give your points"),
    button=_("Save my points"),
    text=_("0 is not at all, 3 is very much. Leave out what you can't judge."),
    back=to_step(CHOOSE),
)
take_back_scores = project_button(
    may=may_do("score_options"),
    act=actions.take_back_own_scores,
    says=_("Your points are taken back."),
    back=to_step(CHOOSE),
)
choose_option = project_form(
    may=may_do("plan_project"),
    form=ChooseForm,
    opens=_as_chosen,
    act=actions.choose_option,
    says=_("The choice is on the page of the project."),
    title=_("What do we do?"),
    button=_("Save the choice"),
    text=_("The sums help. You choose."),
    back=to_step(CHOOSE),
)
