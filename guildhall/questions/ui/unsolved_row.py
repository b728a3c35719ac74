"""One unsolved question, as a row of the overview."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.questions.queries.promise import Promise
from guildhall.questions.ui import question_row
from guildhall.questions.ui.question_state import question_state
from guildhall.questions.ui.waiting_time import waiting_time
from guildhall.web.frames import frame
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def unsolved_row(entry: Entry, promise: Promise | None, *, slug: str) -> SafeString:
    """The same for every reader. `promise` is the community's, measured for this question."""
    return frame(
        "questions/ui/unsolved_row.html",
        {"is_urgent": entry.question.is_urgent},
        address=path_of(entry, slug),
        title=entry.title,
        state=question_state(entry),
        author=entry.author.name,
        when=when(entry.created_at),
        waiting=waiting_time(promise),
    )


def sample() -> dict[str, Any]:
    """A question that is kept nowhere."""
    return question_row.sample()
