"""A word about where an idea is."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.ideas.models import State
from guildhall.web.ui.tag import tag

register = template.Library()

LOOKS = {State.LOOKED_AT: "accent", State.TRIED: "accent", State.TAKEN_UP: "good"}
ICONS = {State.LOOKED_AT: "eye", State.TRIED: "flask-conical", State.TAKEN_UP: "check"}


@register.simple_tag
def idea_state(entry: Any, *, own: str = "") -> SafeString:
    """The same for every reader. `own` is what the community calls the state itself."""
    if entry.state not in State.values:
        return SafeString()
    state = State(entry.state)
    return tag(own or str(state.label), look=LOOKS.get(state, ""), icon=ICONS.get(state, ""))


def sample() -> dict[str, Any]:
    return {"ideas": [SimpleNamespace(state=state) for state in State.values]}
