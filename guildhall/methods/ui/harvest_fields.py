"""The field in which a table writes, with the words that it began from."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django import template

from guildhall.methods.actions.harvesting import LONGEST
from guildhall.methods.harvest_text import name_of

register = template.Library()


@register.inclusion_tag("methods/ui/harvest_fields.html")
def harvest_fields(table: Any, unsaved: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    """What was sent and couldn't be saved is still in the field."""
    began, wrote = unsaved.get(table.pk, (table.text, table.text))
    return {"id": table.pk, "began": began, "wrote": wrote, "name": name_of(table), "most": LONGEST}


def sample() -> dict[str, Any]:
    return {
        "table": SimpleNamespace(pk=1, number=1, name="", text="Rinse them twice"),
        "unsaved": {},
    }
