"""A few choices in a row, each a chip; of many, the first at once and the rest to be searched."""

from typing import Any

from django import template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget

register = template.Library()

AT_ONCE = 20


@register.inclusion_tag("web/ui/chips.html")
def chips(bound: BoundField) -> dict[str, Any]:
    """A field of radio buttons or tick boxes; with no choices there are only its errors.

    What is ticked is always shown at once. A choice that is a row is found by its `also_called`,
    too.
    """
    made = [Chip(one) for one in bound.subwidgets]
    shown = [one for at, one in enumerate(made) if at < AT_ONCE or one.is_chosen]
    return {
        "field": bound,
        "shown": shown,
        "folded": [one for one in made if one not in shown],
    }


class Chip:
    def __init__(self, option: BoundWidget) -> None:
        row = getattr(option.data["value"], "instance", None)
        self.tag, self.label = option.tag, option.choice_label
        self.is_chosen = option.data["selected"]
        self.also_called = " ".join(getattr(row, "also_called", ()))
