"""A person's picture, or their initials."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guildhall.web.looks import FACE, classes_of

register = template.Library()


@register.simple_tag
def face(person: Any, *, look: str = "") -> SafeString:
    """Decoration, as the name is beside it. `look`: small or large."""
    size = f" {classes_of(look, among=FACE)}" if look else ""
    if person.picture:
        return format_html(
            '<img class="face{}" src="/people/{}/picture/{}" alt="" '
            'width="40" height="40" loading="lazy">',
            size,
            person.pk,
            person.picture,
        )
    return format_html(
        '<span class="face hue-{}{}" aria-hidden="true">{}</span>',
        person.hue,
        size,
        person.initials,
    )
