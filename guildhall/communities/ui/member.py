"""A member of a community: their roles, where they work, what they can help with and lend."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()

MOST_LISTED = 8


@register.inclusion_tag("communities/ui/member.html")
def member(
    someone: Any,
    *,
    away_until: dt.date | None = None,
    roles_path: str = "",
    phone: Any = None,
    is_for_members: bool = False,
) -> dict[str, Any]:
    """`someone` has been fetched with their current roles and units, and what they listed.

    `away_until` is their last day away; `roles_path` leads to their roles, for readers who may
    change them; `phone` is the number that this reader sees. What they lend is for members.
    """
    work = [someone.headline, *[period.unit.name for period in someone.current_units]]
    return {
        "someone": someone,
        "away_until": away_until,
        "roles_path": roles_path,
        "roles": [_named_role(period) for period in someone.current_roles],
        "work": " · ".join([words for words in work if words]),
        "listed": _listed(someone, is_for_members=is_for_members),
        "phone": phone,
    }


def _listed(someone: Any, *, is_for_members: bool) -> list[tuple[str, str]]:
    """What they listed, each with its label; what is empty is left out."""
    lists = [
        (_("Can help with"), someone.asks),
        (_("Can lend"), someone.lends if is_for_members else []),
        (_("Speaks"), someone.speaks),
    ]
    return [(label, _in_a_line(texts)) for label, texts in lists if texts]


def _in_a_line(texts: list[str]) -> str:
    """The first of them; the person's page has all."""
    line = ", ".join(texts[:MOST_LISTED])
    return f"{line} …" if len(texts) > MOST_LISTED else line


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
        lends=["torque wrench"],
        speaks=["English", "Polish"],
    )
    phone = SimpleNamespace(number="+44 20 7946 0018", dialled="+442079460018")
    return {"someone": ada, "phone": phone}
