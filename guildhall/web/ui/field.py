"""One field of a form, with its hint and what is wrong with it."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.wrong import wrong

register = template.Library()
WITH_CHOICES = {"radioselect", "checkboxselectmultiple"}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A frame for each shape: what is typed, chosen or wrong is put into its places."""
    shape = _shape_of(bound)
    return frame(
        "web/ui/field.html",
        {"shape": shape},
        control=_choices(bound) if shape == "choices" else str(bound),
        label=bound.label,
        meant=bound.id_for_label,
        help_text=bound.help_text,
        id=bound.auto_id,
        errors=wrong(bound.errors, id=bound.auto_id if shape == "line" else ""),
    )


def _shape_of(bound: BoundField) -> str:
    if bound.is_hidden:
        return "hidden"
    if getattr(bound.field, "is_trap", False):  # for programs that fill in everything
        return "trap"
    if bound.widget_type in WITH_CHOICES:
        return "choices"
    return "checkbox" if bound.widget_type == "checkbox" else "line"


def _choices(bound: BoundField) -> SafeString:
    drawn = [
        frame(
            "web/ui/_choice.html",
            {},
            control=one.tag(),
            meant=one.id_for_label,
            label=one.choice_label,
        )
        for one in bound.subwidgets
    ]
    return SafeString("".join(drawn))
