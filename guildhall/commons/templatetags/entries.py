"""Tags about entries, at hand in every template."""

from typing import Any

from django import template

from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry

register = template.Library()


@register.simple_tag
def entry_path(entry: Entry, seat: Any = None) -> str:
    """The address of an entry's page; without a seat its community must have been fetched."""
    return path_of(entry, seat.community.slug if seat else entry.community.slug)


@register.filter
def kind_label(entry: Entry) -> str:
    kind = kinds.get(entry.kind)
    return str(kind.label) if kind else entry.kind


@register.filter
def kind_icon(entry: Entry) -> str:
    kind = kinds.get(entry.kind)
    return kind.icon if kind else "scroll-text"
