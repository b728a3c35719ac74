"""The time that is left of a step, large; a script lets it run."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("methods/ui/session_clock.html")
def session_clock(left: int, *, is_running: bool = False) -> dict[str, Any]:
    """`left` is in seconds; below zero the step takes longer than was planned."""
    minutes, seconds = divmod(abs(left), 60)
    time = f"{minutes}:{seconds:02}"
    return {
        "left": left,
        "is_running": is_running,
        "is_over": left < 0,
        "time": f"+{time}" if left < 0 else time,
        "words": _("over time") if left < 0 else _("left"),
    }
