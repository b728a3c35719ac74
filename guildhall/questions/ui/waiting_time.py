"""When a question is usually answered, or how long it has been waiting past that."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.ui.tag import tag

register = template.Library()


@register.simple_tag
def waiting_time(promise: Any) -> SafeString:
    """`promise` is the community's, measured for one question; nothing where there is none."""
    if promise is None:
        return SafeString()
    return tag(promise.sentence, look="warn" if promise.is_late else "", icon="clock")


def sample() -> dict[str, Any]:
    sentences = {
        "First reply promised within 4 working hours": False,
        "Waiting 4 days: can you help?": True,
    }
    return {
        "promises": [
            SimpleNamespace(sentence=sentence, is_late=is_late)
            for sentence, is_late in sentences.items()
        ]
    }
