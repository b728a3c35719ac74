"""Tags at hand in every template that draw nothing themselves (what draws is in `web/ui`)."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from guildhall.web import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def panels_in(context: dict[str, Any], slot: str) -> SafeString:
    request: HttpRequest = context["request"]
    return mark_safe("".join(panels.rendered(slot, request)))  # panels render through templates


@register.filter
def fields_of(form: Any, names: str) -> list[Any]:
    """Bound fields of a form by their names, separated by commas; those it lacks are left out."""
    return [form[name] for name in names.split(",") if name in form.fields]
