"""The lists of a page, beside each other."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.frames import frame
from guildhall.web.in_each_language import in_each_language
from guildhall.web.lists import Tab

register = template.Library()


@register.simple_tag
def list_tabs(tabs: Sequence[Tab], *, current: Tab | None, has_own: bool) -> SafeString:
    """Those that are in the bar; only who `has_own` sees the lists of what they wrote."""
    shown = tuple([one for one in tabs if one.is_in_bar and (has_own or not one.is_own)])
    name = current.name if current else ""
    return frame("web/ui/list_tabs.html", {"shown": _labelled(shown), "current": name})


@in_each_language
def _labelled(tabs: tuple[Tab, ...]) -> tuple[tuple[str, str], ...]:
    return tuple([(one.name, str(one.label)) for one in tabs])


def sample() -> dict[str, Any]:
    lists = [Tab("newest", _("Newest")), Tab("mine", _("Mine"), is_own=True)]
    return {"lists": lists, "newest": lists[0]}
