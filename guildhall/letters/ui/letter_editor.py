"""The text area of a letter with its tools: as the editor of texts, without names to mention."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.commons.ui.tray import tray
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def letter_editor(field: Any, draft_target: str) -> SafeString:
    """What is typed is kept as a draft for `draft_target`, which only its writer sees."""
    flags = {
        "name": field.html_name,
        "id": field.auto_id,
        "rows": field.field.widget.attrs.get("rows", 5),
        "most": field.field.max_length,
        "is_required": field.field.required,
        "errors": tuple(str(error) for error in field.errors),
        "words": str(field.label),
    }
    files = getattr(getattr(field, "form", None), "tray", None)
    flags["has_tray"] = files is not None
    value = str(field.value() or "")
    if value:
        value = f"\n{value}"  # a browser drops the first line break of a text area
    return frame(
        "letters/ui/letter_editor.html",
        flags,
        value=value,
        draft_target=draft_target,
        opened=timezone.now().isoformat(),
        tray=tray(files) if files else "",
    )


def sample() -> dict[str, Any]:
    """A field of no form."""
    widget = SimpleNamespace(attrs={"rows": 5})
    inner = SimpleNamespace(widget=widget, max_length=60_000, required=True)
    field = SimpleNamespace(
        html_name="body",
        auto_id="id_letter",
        field=inner,
        errors=(),
        label="Your message",
        value=lambda: "",
    )
    return {"field": field, "target": "letter 0"}
