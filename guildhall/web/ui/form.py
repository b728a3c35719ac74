"""A whole form: its fields, the button that sends it, and the way back."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()


@register.inclusion_tag("web/ui/form.html")
def form(
    form: BaseForm,
    *,
    button: str,
    look: str = "main",
    icon: str = "",
    title: str = "",
    action: str = "",
    back: str = "",
    back_label: str | Promise = _("Cancel"),
    beside: str = "",
    in_place: str | None = None,
    is_opened: bool = False,
) -> dict[str, Any]:
    """`back` is the address of the page to return to. `beside` is what else is by the button.

    `in_place` as for `act`. One that `is_opened` in place of something takes the focus, and goes
    back to that.
    """
    return {
        "form": form,
        "button": button,
        "look": look,
        "icon": icon,
        "title": title,
        "action": action,
        "back": back,
        "back_label": back_label,
        "beside": beside,
        "in_place": in_place,
        "is_opened": is_opened,
    }
