"""The fields of a form, with what is wrong with the whole of it on top."""

from django import template
from django.forms import BaseForm
from django.utils.safestring import SafeString

from guildhall.web.ui.field import field
from guildhall.web.wrong import wrong

register = template.Library()


@register.simple_tag
def fields(form: BaseForm, *, names: str = "", has_errors: bool = True) -> SafeString:
    """All fields, or only those of `names`, separated by commas; missing ones are left out.

    A form shown in parts shows its own errors with the first: `has_errors` is False for the others.
    """
    drawn = (
        [name for name in names.split(",") if name in form.fields] if names else list(form.fields)
    )
    errors = wrong(form.non_field_errors() if has_errors else (), is_alert=True)
    return SafeString("".join([errors, *[field(form[name]) for name in drawn]]))
