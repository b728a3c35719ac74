"""What is now true, after the reader did something."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def receipts(messages: Iterable[Any]) -> SafeString:
    """Sentences of Django's messages; what comes in later is read aloud as it appears."""
    drawn = SafeString("".join([_receipt(one) for one in messages]))
    return frame("web/ui/receipts.html", {}, receipts=drawn)


def _receipt(message: Any) -> SafeString:
    return frame("web/ui/_receipt.html", {"tags": message.tags}, sentence=str(message))
