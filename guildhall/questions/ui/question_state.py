"""A word about the state of a question."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.questions.models import State
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tag

register = template.Library()


@register.simple_tag
def question_state(entry: Any, *, solution_id: int | None = None) -> SafeString:
    """Nothing for a question that has answers but is not solved yet.

    With `solution_id`, as on its own page, “solved” leads to the answer that did it.
    """
    if solution_id and entry.state == State.SOLVED:
        return tag(_("solved"), look="good", icon="check", href=f"#r{solution_id}")
    flags = {"state": entry.state, "has_answer": bool(entry.answer_count)}
    return frame("questions/ui/question_state.html", flags)


def sample() -> dict[str, Any]:
    states = ["waiting", "solved", "closed", "same", "rested"]
    return {"questions": [SimpleNamespace(state=state, answer_count=0) for state in states]}
