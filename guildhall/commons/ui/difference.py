"""How a text differs from an earlier one: words that were added or removed are marked."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.kit.differences import Run, differences

register = template.Library()
_MARKED = {"added": "<ins>{}{}</ins>", "removed": "<del>{}{}</del>"}
_ALOUD = '<span class="only-read-aloud">{} </span>'


@register.simple_tag
def difference(runs: Iterable[Run], *, is_told_aloud: bool = False) -> SafeString:
    """Runs of words, as `kit.differences` finds them, one after the other with no space between.

    `is_told_aloud`: what is added or removed is also said to people who hear the page.
    """
    says = {"added": _("added:"), "removed": _("removed:")} if is_told_aloud else {}
    marked = (
        format_html(
            _MARKED.get(run.kind, "{}{}"),
            format_html(_ALOUD, says[run.kind]) if run.kind in says else "",
            run.text,
        )
        for run in runs
    )
    return format_html_join("", "{}", ((run,) for run in marked))


def sample() -> dict[str, Any]:
    return {"runs": differences("Tighten the screw", "Tighten the green screw first")}
