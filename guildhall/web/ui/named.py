"""A person's name, leading to their page where they have one."""

from typing import Any
from urllib.parse import quote

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def named(person: Any) -> SafeString:
    if person.is_here:
        return format_html(
            '<a class="name" href="/people/{}/">{}</a>', quote(person.username), person.name
        )
    if person.source_url:
        return format_html(
            '<a class="name" href="{}" rel="nofollow noopener">{}</a>',
            person.source_url,
            person.name,
        )
    return format_html('<span class="name">{}</span>', person.name)
