"""Escaping as Django does it, without asking of each plain text whether it is a lazy one."""

from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def escaped(text: Any) -> str:
    """`text` as it may stand in HTML; what is safe stays as it is."""
    if type(text) is SafeString:
        return text
    return escape(text) if type(text) is str else conditional_escape(text)
