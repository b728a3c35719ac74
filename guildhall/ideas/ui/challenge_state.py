"""Where a challenge is, as a tag."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.ideas.models import ChallengeState
from guildhall.web.ui.tag import tag

register = template.Library()
LOOKS = {
    ChallengeState.OPEN: "accent",
    ChallengeState.JUDGING: "accent",
    ChallengeState.DECIDED: "good",
}


@register.simple_tag
def challenge_state(state: str) -> SafeString:
    """The same for every reader."""
    named = ChallengeState(state)
    return tag(str(named.label), look=LOOKS.get(named, ""))


def sample() -> dict[str, Any]:
    return {"state": ChallengeState.OPEN}
