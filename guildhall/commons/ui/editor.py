"""The text area of a form with its tools."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.commons.ui.tray import tray
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def editor(
    field: Any, seat: Any, draft_form: str, draft_target: Any, *, label: str = ""
) -> SafeString:
    """What is typed is kept as a draft of `draft_form` for `draft_target`.

    A form that has a tray shows it below. Without script it is a plain text area and a file field.

    `label`: above, or aloud (only read aloud); where it is empty the page holds a label of its own.
    """
    attributes = field.field.widget.attrs
    flags = {
        "name": field.html_name,
        "id": field.auto_id,
        "rows": attributes.get("rows", 5),
        "most": field.field.max_length,
        "placeholder": str(attributes.get("placeholder", "")),
        "is_required": field.field.required,
        "errors": tuple(str(error) for error in field.errors),
        "slug": seat.community.slug,
        "draft_form": draft_form,
        "label": label,
        "words": str(field.label),
    }
    files = getattr(field.form, "tray", None)
    flags["has_tray"] = files is not None
    value = str(field.value() or "")
    if value:
        value = f"\n{value}"  # a browser drops the first line break of a text area
    opened = timezone.now().isoformat()
    return frame(
        "commons/ui/editor.html",
        flags,
        value=value,
        draft_target=str(draft_target),
        opened=opened,
        tray=tray(files) if files else "",
    )
