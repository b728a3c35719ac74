"""Hours that people say they gave: one's own, and a sum that points at nobody (domain.md 6.4)."""

from decimal import Decimal

from guildhall.people.models import Person
from guildhall.projects.models import Hours, Project
from guildhall.projects.models.hours import LEAST_PEOPLE


def own_hours(project: Project, person: Person) -> Decimal | None:
    """One query."""
    return (
        Hours.objects.filter(project=project, person=person, number__gt=0)
        .values_list("number", flat=True)
        .first()
    )


def hours_together(project: Project) -> Decimal | None:
    """The sum as it was last made (`actions/hours.py`), while it is of five people or more.

    None where there is none. One query where there is one.
    """
    if project.hours_sum is None:
        return None
    people = Hours.objects.filter(project=project, number__gt=0).count()
    return project.hours_sum if people >= LEAST_PEOPLE else None
