"""A word about where a decision is."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.decisions.models import State
from guildhall.web.ui.tag import tag

register = template.Library()

LOOKS = {State.OPEN: "accent", State.IN_FORCE: "good", State.UNDER_REVIEW: "warn"}
ICONS = {State.OPEN: "vote", State.IN_FORCE: "check", State.UNDER_REVIEW: "history"}


@register.simple_tag
def decision_state(entry: Any) -> SafeString:
    """The same for every reader."""
    if entry.state not in State.values:
        return SafeString()
    state = State(entry.state)
    return tag(str(state.label), look=LOOKS.get(state, ""), icon=ICONS.get(state, ""))


def sample() -> dict[str, Any]:
    return {"decisions": [SimpleNamespace(state=state) for state in State.values]}
