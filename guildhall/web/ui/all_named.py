"""The names of several people, one after the other."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.ui.named import named

register = template.Library()


@register.simple_tag
def all_named(people: Iterable[Any]) -> SafeString:
    return SafeString(", ".join([named(person) for person in people]))


def sample() -> dict[str, Any]:
    people = [("ada", "Ada Lindt"), ("ben", "Ben Okafor")]
    here = [SimpleNamespace(username=one, name=name, is_here=True) for one, name in people]
    return {"everyone": here}
