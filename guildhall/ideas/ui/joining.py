"""Joining an idea: the three answers, and who would help."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from guildhall.ideas.models import Joining
from guildhall.ideas.ui.join_button import join_button
from guildhall.web.addresses import address_by_name
from guildhall.web.frames import frame
from guildhall.web.ui.named import named

register = template.Library()


@register.simple_tag
def joining(joined: Any, *, slug: str, csrf_token: str) -> SafeString:
    """`joined` is an idea as its reader joined it; nothing where there is nothing to say."""
    buttons = [join_button(joined, way, slug=slug) for way in Joining.As.values]
    doubt_path = address_by_name("doubt_idea", slug, joined.entry.pk)
    flags = {
        "may_join": joined.may_join,
        "may_doubt": joined.may_doubt,
        "from_list": joined.from_list,
    }
    return frame(
        "ideas/ui/joining.html",
        flags,
        ids={"idea_id": joined.entry.pk},
        helpers=format_html_join(", ", "{}", [(named(person),) for person in joined.helpers]),
        users=_number_of(joined.users_shown),
        buttons=SafeString("".join(buttons)) if joined.may_join else "",
        doubt_path=doubt_path + ("?back=list" if joined.from_list else ""),
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
