"""The menu of the person who is signed in."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web import panels
from guildhall.web.frames import frame
from guildhall.web.in_each_language import in_each_language
from guildhall.web.ui.face import face

register = template.Library()


@register.simple_tag
def person_menu(person: Any, *, token: Any) -> SafeString:
    """Their name and `token`, that of the form that signs out, are put in and not kept."""
    links = _labelled(tuple(panels.menu_links_for(is_owner=person.is_owner)))
    return frame(
        "web/ui/person_menu.html",
        {"links": links},
        face=face(person),
        name=person.name,
        page=person.get_absolute_url(),
        token=str(token),
    )


@in_each_language
def _labelled(links: tuple[panels.MenuLink, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple([(str(link.label), link.icon, link.url_name) for link in links])
