"""What something that grows from a project begins with."""

from guildhall.commons.models import Entry
from guildhall.commons.text import editable
from guildhall.projects.models import Project


def carries(entry: Entry) -> str:
    """What was learned, once that is written; before, its text."""
    project = Project.objects.filter(pk=entry.pk).only("lessons").first()
    return project.lessons if project and project.lessons else editable(entry)
