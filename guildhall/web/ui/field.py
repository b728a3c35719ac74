"""One field of a form, with its hint and what is wrong with it."""

from typing import Any

from django import template
from django.forms import BoundField

register = template.Library()
WITH_CHOICES = {"radioselect", "checkboxselectmultiple"}


@register.inclusion_tag("web/ui/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    return {"field": bound, "shape": _shape_of(bound)}


def _shape_of(bound: BoundField) -> str:
    if bound.is_hidden:
        return "hidden"
    if getattr(bound.field, "is_trap", False):  # for programs that fill in everything
        return "trap"
    if bound.widget_type in WITH_CHOICES:
        return "choices"
    return "checkbox" if bound.widget_type == "checkbox" else "line"
