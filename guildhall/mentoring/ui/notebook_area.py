"""The text area of a notebook: plain words, kept as a draft while someone types."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.mentoring.names import NOTEBOOK
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def notebook_area(field: Any, *, draft_target: int) -> SafeString:
    """The draft is its writer's alone: the other of the pair reads a note once it is added."""
    value = str(field.value() or "")
    return frame(
        "mentoring/ui/notebook_area.html",
        {
            "name": field.html_name,
            "id": field.auto_id,
            "most": field.field.max_length,
            "errors": tuple(str(error) for error in field.errors),
            "words": str(field.label),
        },
        value=f"\n{value}" if value else "",  # a browser drops the first line break
        draft_form=NOTEBOOK,
        draft_target=str(draft_target),
        opened=timezone.now().isoformat(),
    )


def sample() -> dict[str, Any]:
    """A field of no form."""
    field = SimpleNamespace(
        html_name="body",
        auto_id="id_note",
        field=SimpleNamespace(max_length=5_000),
        errors=(),
        label="A note for the two of you",
        value=lambda: "",
    )
    return {"field": field}
