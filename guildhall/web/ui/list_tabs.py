"""The lists of a page, beside each other."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.frames import frame
from guildhall.web.lists import Tab, names_and_labels

register = template.Library()


@register.simple_tag
def list_tabs(tabs: Sequence[Tab], *, current: Tab | None, has_own: bool) -> SafeString:
    """Those that are in the bar; only who `has_own` sees the lists of what they wrote."""
    shown = tuple([one for one in tabs if one.is_in_bar and (has_own or not one.is_own)])
    name = current.name if current else ""
    return frame("web/ui/list_tabs.html", {"shown": names_and_labels(shown), "current": name})


def sample() -> dict[str, Any]:
    lists = [Tab("newest", _("Newest")), Tab("mine", _("Mine"), is_own=True)]
    return {"lists": lists, "newest": lists[0]}
