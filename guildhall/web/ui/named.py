"""A person's name, leading to their page where they have one."""

from typing import Any
from urllib.parse import quote

from django import template
from django.utils.safestring import SafeString

from guildhall.web.escaping import escaped

register = template.Library()


@register.simple_tag
def named(person: Any) -> SafeString:
    """Put together without a template: a page can name fifty."""
    name = escaped(person.name)
    if person.is_here:
        return SafeString(f'<a class="name" href="/people/{quote(person.username)}/">{name}</a>')
    if person.source_url:
        address = escaped(person.source_url)
        return SafeString(f'<a class="name" href="{address}" rel="nofollow noopener">{name}</a>')
    return SafeString(f'<span class="name">{name}</span>')
