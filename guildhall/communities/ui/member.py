"""A member of a community: their roles, where they work, what to ask them about."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("communities/ui/member.html")
def member(
    someone: Any, *, away_until: dt.date | None = None, roles_path: str = ""
) -> dict[str, Any]:
    """`someone` has been fetched with their current roles and units, and what to ask them about.

    `away_until` is their last day away; `roles_path` leads to their roles, for readers who may
    change them.
    """
    work = [someone.headline, *[period.unit.name for period in someone.current_units]]
    return {
        "someone": someone,
        "away_until": away_until,
        "roles_path": roles_path,
        "roles": [_named_role(period) for period in someone.current_roles],
        "work": " · ".join([words for words in work if words]),
        "asks": ", ".join(str(text) for text in someone.asks),
    }


def _named_role(period: Any) -> str:
    role = period.get_role_display()
    return f"{role}: {period.topic.name}" if period.topic else role


def sample() -> dict[str, Any]:
    steward = SimpleNamespace(get_role_display=lambda: "steward", topic=None)
    unit = SimpleNamespace(unit=SimpleNamespace(name="Graz"))
    ada = SimpleNamespace(
        name="Ada Marsh",
        username="ada",
        is_here=True,
        picture="",
        hue=1,
        initials="AM",
        headline="Cold stores since 1998",
        current_roles=[steward],
        current_units=[unit],
        asks=["compressors", "night shifts"],
    )
    return {"someone": ada}
