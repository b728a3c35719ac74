"""What allauth's own scripts read from a page. It is data: nothing in it runs."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString, mark_safe


def read_by_allauth(function: str, settings: Mapping[str, Any]) -> SafeString:
    """When the page is there, allauth's onload.js calls its `function` with `settings`."""
    # Both parts are escaped.
    begin = format_html('<script data-allauth-onload="{}"', f"allauth.{function}")
    return mark_safe(json_script(settings).replace("<script", begin, 1))
