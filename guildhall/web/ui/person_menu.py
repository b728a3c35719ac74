"""The menu of the person who is signed in."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.ui.face import face

register = template.Library()


@register.simple_tag
def person_menu(person: Any, *, token: Any) -> SafeString:
    """Their name and `token`, that of the form that signs out, are put in and not kept."""
    return frame(
        "web/ui/person_menu.html",
        {"is_owner": person.is_owner},
        face=face(person),
        name=person.name,
        page=person.get_absolute_url(),
        token=str(token),
    )
