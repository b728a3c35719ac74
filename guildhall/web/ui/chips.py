"""A few choices in a row, each a chip; of many, the first at once and the rest to be searched."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget

register = template.Library()

AT_ONCE = 20


@register.inclusion_tag("web/ui/chips.html")
def chips(bound: BoundField) -> dict[str, Any]:
    """A field of radio buttons or tick boxes; with no choices there are only its errors.

    What is ticked is always shown at once. Of the others, a row is found by its `also_called`, too.
    """
    shown, folded = [], []
    for at, option in enumerate(bound.subwidgets):
        if at < AT_ONCE or option.data["selected"]:
            shown.append(Chip(option))
        else:
            folded.append(Chip(option, _also_called(option)))
    return {"field": bound, "shown": shown, "folded": folded}


def _also_called(option: BoundWidget) -> str:
    row = getattr(option.data["value"], "instance", None)
    return " ".join(getattr(row, "also_called", ()))


@dataclass(frozen=True, slots=True)
class Chip:
    option: BoundWidget
    also_called: str = ""
