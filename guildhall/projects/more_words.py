"""What search also finds a project by: its tasks, shifts and supplies, and how it went.

All of it is read by everyone who sees the project. Names of people are not among it.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from guildhall.projects.models import Project, Shift, Supply, Task

_WRITTEN = ("place", "result", "happened", "lessons", "saved")


def more_words(entry_ids: Sequence[int]) -> dict[int, str]:
    """One query."""
    here = {"project__in": entry_ids}
    named = [
        Task.objects.filter(**here).order_by().values_list("project_id", "title"),
        Shift.objects.filter(**here).order_by().values_list("project_id", "name"),
        Supply.objects.filter(**here).order_by().values_list("project_id", "name"),
    ]
    written = [
        Project.objects.filter(pk__in=entry_ids).order_by().values_list("pk", column)
        for column in _WRITTEN
    ]
    first, *others = chain(written, named)
    words: dict[int, list[str]] = defaultdict(list)
    for entry_id, text in sorted(first.union(*others, all=True)):
        if text:
            words[entry_id].append(text)
    return {entry_id: " · ".join(texts) for entry_id, texts in words.items()}
