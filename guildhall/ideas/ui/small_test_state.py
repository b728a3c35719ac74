"""How far a small test is, as a tag."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.ideas.models import TestState
from guildhall.web.ui.tag import tag

register = template.Library()
LOOKS = {TestState.RUNNING: "accent", TestState.FINISHED: "good", TestState.STOPPED: "good"}


@register.simple_tag
def small_test_state(state: str, *, is_over: bool = False) -> SafeString:
    """The same for every reader. One that `is_over` runs past its day."""
    if is_over:
        return tag(_("its day is over"), look="warn")
    return tag(str(TestState(state).label), look=LOOKS[TestState(state)])


def sample() -> dict[str, Any]:
    return {"state": TestState.RUNNING}
