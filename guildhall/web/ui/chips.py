"""A few choices in a row, each a chip; of many, the first at once and the rest to be searched."""

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.wrong import wrong

register = template.Library()

AT_ONCE = 20


@register.simple_tag
def chips(bound: BoundField) -> SafeString:
    """A field of radio buttons or tick boxes; with no choices there are only its errors.

    What is ticked is always shown at once. Of the others, a row is found by its `also_called`, too.
    """
    shown, folded = [], []
    for at, option in enumerate(bound.subwidgets):
        if at < AT_ONCE or option.data["selected"]:
            shown.append(_chip(option))
        else:
            folded.append(_chip(option, _also_called(option)))
    return frame(
        "web/ui/chips.html",
        {},
        label=bound.label,
        errors=wrong(bound.errors, is_alert=True),
        shown=SafeString("".join(shown)),
        folded=SafeString("".join(folded)),
    )


def _also_called(option: BoundWidget) -> str:
    row = getattr(option.data["value"], "instance", None)
    return " ".join(getattr(row, "also_called", ()))


def _chip(option: BoundWidget, also_called: str = "") -> SafeString:
    """Drawn as a frame: a form can have twenty, and a widget takes long to draw itself."""
    attributes = {name: says for name, says in option.data["attrs"].items() if says is not False}
    attributes.pop("checked", None)
    flags = {
        "kind": option.data["type"],
        "name": option.data["name"],
        "is_chosen": bool(option.data["selected"]),
    }
    number = attributes.pop("id", "")
    more = tuple(attributes.items())
    return frame(
        "web/ui/_chip.html",
        {**flags, "more": more},
        value=str(option.data["value"]),
        id=number,
        label=option.choice_label,
        also=also_called,
    )
