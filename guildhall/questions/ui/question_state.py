"""A word about the state of a question."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def question_state(entry: Any) -> SafeString:
    """Nothing for a question that has answers but is not solved yet."""
    flags = {"state": entry.state, "has_answer": bool(entry.answer_count)}
    return frame("questions/ui/question_state.html", flags)


def sample() -> dict[str, Any]:
    states = ["waiting", "solved", "closed", "same", "rested"]
    return {"questions": [SimpleNamespace(state=state, answer_count=0) for state in states]}
