"""What a project may cost: its currency, the limit of approval, and the lines of the budget."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import money_policy as policy
from guildhall.projects.actions import budget
from guildhall.projects.forms.money import BudgetForm, LineForm
from guildhall.projects.models import Budget, BudgetLine
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_in_project, row_at
from guildhall.projects.views.forms import form_in, project_form
from guildhall.projects.views.leading_back import to_money


def _as_set(_request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    known = Budget.objects.filter(project=entry.project).first() or Budget()
    return {"initial": {"currency": known.currency, "limit": known.limit}}


def _as_it_is(_request: AuthenticatedRequest, line: BudgetLine) -> dict[str, Any]:
    return {"line": line, "initial": {"name": line.name, "planned": line.planned}}


_line_at = row_at(BudgetLine.objects.all(), "line_id")
_may_set = may_in_project(policy.may_set_budget)

set_budget = project_form(
    may=_may_set,
    form=BudgetForm,
    opens=_as_set,
    act=budget.set_budget,
    says=_("Saved. It holds for what is approved from now on."),
    title=_("Currency and approval"),
    button=_("Save it"),
    back=to_money("budget"),
)
add_line = project_form(
    may=_may_set,
    form=LineForm,
    act=budget.add_line,
    says=_("It's in the budget."),
    title=_("Add to the budget"),
    button=_("Add it"),
    back=to_money("budget"),
)
change_line = form_in(
    find=_line_at,
    may=_may_set,
    form=LineForm,
    opens=_as_it_is,
    act=budget.change_line,
    says=_("The line is changed."),
    title=_("Edit the line"),
    button=_("Save it"),
    back=to_money("budget"),
)
remove_line = button_in(
    find=_line_at,
    may=_may_set,
    act=budget.remove_line,
    says=_("The line is removed. What was spent for it stays in the accounts."),
    back=to_money("budget"),
)
