"""The fields of a form, with what is wrong with the whole of it on top."""

from typing import Any

from django import template
from django.forms import BaseForm

register = template.Library()


@register.inclusion_tag("web/ui/fields.html")
def fields(form: BaseForm, *, names: str = "", has_errors: bool = True) -> dict[str, Any]:
    """All fields, or only those of `names`, separated by commas; missing ones are left out.

    A form shown in parts shows its own errors with the first: `has_errors` is False for the others.
    """
    drawn = (
        [name for name in names.split(",") if name in form.fields] if names else list(form.fields)
    )
    return {
        "errors": form.non_field_errors() if has_errors else (),
        "fields": [form[name] for name in drawn],
    }
