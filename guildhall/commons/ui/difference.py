"""How a text differs from an earlier one: words that were added or removed are marked."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guildhall.kit.differences import Run, differences

register = template.Library()
_MARKED = {"added": "<ins>{}</ins>", "removed": "<del>{}</del>"}


@register.simple_tag
def difference(runs: Iterable[Run]) -> SafeString:
    """Runs of words, as `kit.differences` finds them, one after the other with no space between."""
    marked = (format_html(_MARKED.get(run.kind, "{}"), run.text) for run in runs)
    return format_html_join("", "{}", ((run,) for run in marked))


def sample() -> dict[str, Any]:
    return {"runs": differences("Tighten the screw", "Tighten the green screw first")}
