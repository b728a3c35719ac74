"""Tags about entries, at hand in every template."""

from typing import Any

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry

register = template.Library()


@register.simple_tag
def entry_path(entry: Entry, seat: Any = None) -> str:
    """The address of an entry's page; without a seat its community must have been fetched."""
    return path_of(entry, seat.community.slug if seat else entry.community.slug)


@register.simple_tag
def path_from(entry: Entry, seat: Any) -> str:
    """The address of an entry's page, here or in another community that was fetched with it."""
    is_here = entry.community_id == seat.community.pk
    return path_of(entry, seat.community.slug if is_here else entry.community.slug)


@register.filter
def called(entry: Entry) -> str:
    """An entry's title or first words; its kind and author where it has none."""
    named = {"kind": capfirst(kind_label(entry)), "name": entry.author.name}
    return entry.heading or _("%(kind)s by %(name)s") % named


@register.filter
def kind_label(entry: Entry) -> str:
    kind = kinds.get(entry.kind)
    return str(kind.label) if kind else entry.kind


@register.filter
def kind_icon(entry: Entry) -> str:
    kind = kinds.get(entry.kind)
    return kind.icon if kind else "scroll-text"
