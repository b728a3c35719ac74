"""A person in a list: face, name, and a few lines about them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.ui.face import face
from guildhall.web.ui.named import named

register = template.Library()


@register.simple_block_tag
def person(content: SafeString, someone: Any, *, element: str = "div") -> SafeString:
    """What the block holds comes below the name. `element` is li inside a list."""
    return frame(
        "web/ui/person.html",
        {"element": element},
        face=face(someone),
        name=named(someone),
        content=content,
    )
