"""How far a tip or a practice has been tested, as a tag."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.practices.models import Rung
from guildhall.web.ui.tag import tag

register = template.Library()
LOOKS = {
    Rung.HERE: "accent",
    Rung.ELSEWHERE: "good",
    Rung.STANDARD: "good",
    Rung.WITHDRAWN: "warn",
}


@register.simple_tag
def tested(entry: Any) -> SafeString:
    """The same for every reader. `entry` is a tip or a practice."""
    return tag(str(Rung(entry.state).label), look=LOOKS.get(Rung(entry.state), ""))


def sample() -> dict[str, Any]:
    return {"entry": SimpleNamespace(state=Rung.ELSEWHERE)}
