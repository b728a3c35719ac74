"""A few choices in a row, each a chip."""

from typing import Any

from django import template
from django.forms import BoundField

register = template.Library()


@register.inclusion_tag("web/ui/chips.html")
def chips(bound: BoundField) -> dict[str, Any]:
    """A field of radio buttons or tick boxes; with no choices there are only its errors."""
    return {"field": bound}
