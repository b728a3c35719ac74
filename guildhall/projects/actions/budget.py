"""The budget of a project: its currency and limit, and what is needed, in money and in kind."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects import events
from guildhall.projects.actions.locking import ProjectRefused, changed, locked_there
from guildhall.projects.models import MOST_LINES, Budget, BudgetLine, Project


def set_budget(entry: Entry, *, by: Person, currency: str, limit: Decimal | None) -> Budget:
    """Its currency, and above which amount two people approve what was spent; None: never two.

    The same twice records nothing. It holds for what is approved from now on.
    """
    with transaction.atomic():
        entry, project = locked_there(entry.pk)
        budget, is_new = Budget.objects.get_or_create(project=project)
        before = (budget.currency, budget.limit)
        if before != (currency, limit) or is_new:
            budget.currency, budget.limit = currency, limit
            budget.save()
            changed(events.BUDGET_SET, entry, by=by)
    return budget


def add_line(
    entry: Entry, *, by: Person, name: str, planned: Decimal, is_in_kind: bool = False
) -> BudgetLine:
    """One more line. The same name twice is one. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_there(entry.pk)
        if project.budget_lines.count() >= MOST_LINES:
            raise ProjectRefused(_("That's a long budget already. Put several in one line."))
        line, is_new = BudgetLine.objects.get_or_create(
            project=project,
            name=" ".join(name.split()),
            defaults={"planned": planned, "is_in_kind": is_in_kind, "added_by": by},
        )
        if is_new:
            changed(events.LINE_ADDED, entry, by=by)
        elif (line.planned, line.is_in_kind) != (planned, is_in_kind):
            raise ProjectRefused(_("There is a line with this name. Edit that one."))
    return line


def change_line(line: BudgetLine, *, by: Person, name: str, planned: Decimal) -> None:
    """Money stays money, and what is in kind stays so. Raises ProjectRefused."""
    with transaction.atomic():
        entry, project = locked_there(line.project_id)
        name = " ".join(name.split())
        if not BudgetLine.objects.filter(pk=line.pk).exists():
            raise ProjectRefused(_("This line has been removed in the meantime."))
        if project.budget_lines.filter(name=name).exclude(pk=line.pk).exists():
            raise ProjectRefused(_("There is another line with this name."))
        unchanged = BudgetLine.objects.filter(pk=line.pk, name=name, planned=planned)
        if not unchanged.exists():
            BudgetLine.objects.filter(pk=line.pk).update(name=name, planned=planned)
            changed(events.LINE_CHANGED, entry, by=by)


def remove_line(line: BudgetLine, *, by: Person) -> None:
    """What was spent or given for it stays in the accounts, without a line. Twice is harmless."""
    with transaction.atomic():
        entry, _project = locked_there(line.project_id)
        gone = BudgetLine.objects.filter(pk=line.pk)
        if gone.exists():
            gone.delete()
            changed(events.LINE_REMOVED, entry, by=by)


def line_of(project: Project, line: BudgetLine | None, *, is_in_kind: bool) -> BudgetLine | None:
    """The line as it is now; none where it was removed, is another project's or of another kind."""
    if line is None:
        return None
    return project.budget_lines.filter(pk=line.pk, is_in_kind=is_in_kind).first()
