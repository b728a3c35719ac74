"""What is now true, after the reader did something."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("web/ui/receipts.html")
def receipts(messages: Iterable[Any]) -> dict[str, Any]:
    """Sentences of Django's messages; what comes in later is read aloud as it appears."""
    return {"messages": messages}
