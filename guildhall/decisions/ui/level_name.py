"""How much say members have in a decision, in words."""

from typing import Any

from django import template
from django.template.defaultfilters import capfirst

from guildhall.decisions.models import Level
from guildhall.web.in_each_language import in_each_language

register = template.Library()


@register.simple_tag
@in_each_language
def level_name(level: str) -> str:
    return capfirst(str(Level(level).label))


def sample() -> dict[str, Any]:
    return {"level": Level.MEMBERS_DECIDE}
