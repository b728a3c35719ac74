"""A text with its head: who wrote it, when, and where it came from."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from guildhall.web.frames import frame
from guildhall.web.ui.face import face
from guildhall.web.ui.named import named
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def post_text(written: Any, *, source: str = "") -> SafeString:
    """The same for every reader, so it may be kept. `written` is an entry or a reply.

    `source` comes after its time.
    """
    flags = {"is_edited": written.edited_at is not None, "language": written.language}
    return frame(
        "web/ui/post_text.html",
        flags,
        face=face(written.author),
        name=named(written.author),
        when=when(written.created_at),
        source=source,
        body=mark_safe(written.body_html),  # sanitised when it was written
    )
