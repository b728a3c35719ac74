"""A phone number that rings when it is pressed."""

from types import SimpleNamespace
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("communities/ui/phone_link.html")
def phone_link(phone: Any) -> dict[str, Any]:
    """`phone` is one that this reader may see."""
    return {"phone": phone}


def sample() -> dict[str, Any]:
    return {"phone": SimpleNamespace(number="+44 20 7946 0018", dialled="+442079460018")}
