"""The other lists of a page, as links beside it."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.lists import Tab, names_and_labels

register = template.Library()


@register.simple_tag
def more_lists(tabs: Sequence[Tab], to: str, *at: str, current: Tab, has_own: bool) -> SafeString:
    """Items of a list of links. Only who `has_own` sees the lists of what they wrote."""
    others = tuple([one for one in tabs if one is not current and (has_own or not one.is_own)])
    flags = {"others": names_and_labels(others)}
    return frame("web/ui/more_lists.html", flags, address=address_of(to, *at))


def sample() -> dict[str, Any]:
    lists = [Tab("newest", _("Newest")), Tab("mine", _("Mine"), is_own=True)]
    return {"lists": lists, "newest": lists[0]}
