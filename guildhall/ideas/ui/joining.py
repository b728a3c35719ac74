"""Joining an idea: the three answers, and who would help."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from guildhall.ideas.models import Joining
from guildhall.web.frames import frame
from guildhall.web.ui.all_named import all_named

register = template.Library()

WAYS = Joining.As.values


@register.simple_tag
def joining(joined: Any, *, slug: str, csrf_token: str) -> SafeString:
    """`joined` is an idea as its reader joined it; nothing where there is nothing to say."""
    flags = {
        "slug": slug,
        "may_join": joined.may_join,
        "may_doubt": joined.may_doubt,
        "from_list": joined.from_list,
        **{f"is_to_{way}": way in joined.own for way in WAYS},
    }
    return frame(
        "ideas/ui/joining.html",
        flags,
        ids={"idea_id": joined.entry.pk},
        helpers=all_named(joined.helpers),
        users=_number_of(joined.users_shown),
        title=joined.entry.title,
        csrf_token=csrf_token,
    )


def _number_of(users: int) -> str:
    if not users:
        return ""
    says = ngettext("%(number)d person would use it", "%(number)d people would use it", users)
    return says % {"number": users}


def sample() -> dict[str, Any]:
    entry = SimpleNamespace(pk=1, title="Rinse the filters with rainwater")
    joined = {"entry": entry, "own": {"help"}, "helpers": [], "users_shown": 3}
    return {
        "joined": SimpleNamespace(**joined, may_join=True, may_doubt=True, from_list=False),
    }
