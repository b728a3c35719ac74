"""Who looks after a topic."""

from types import SimpleNamespace
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("communities/ui/looked_after.html")
def looked_after(topic: Any) -> dict[str, Any]:
    """The topic has been fetched with its `looked_after` roles; without any, nothing shows."""
    return {"people": [period.person for period in topic.looked_after]}


def sample() -> dict[str, Any]:
    ada = SimpleNamespace(name="Ada Marsh", is_here=True, username="ada")
    return {"topic": SimpleNamespace(looked_after=[SimpleNamespace(person=ada)])}
