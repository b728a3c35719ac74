from guildhall.projects.queries.around import Around, around, around_all, project_at
from guildhall.projects.queries.hours import hours_together, own_hours
from guildhall.projects.queries.lists import joined_by, projects_at, projects_with_ids, soonest

__all__ = [
    "Around",
    "around",
    "around_all",
    "hours_together",
    "joined_by",
    "own_hours",
    "project_at",
    "projects_at",
    "projects_with_ids",
    "soonest",
]
