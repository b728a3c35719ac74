"""How people in a community treat each other."""

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("communities/ui/norms.html")
def norms(lines: Sequence[Any]) -> dict[str, Any]:
    """`lines` are the norms, each with its text; where there are none, there is nothing."""
    return {"lines": lines}


def sample() -> dict[str, Any]:
    return {
        "norms_to_show": [
            {"text": "Say what did not work, too."},
            {"text": "No question is too small."},
        ]
    }
