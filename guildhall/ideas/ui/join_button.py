"""“I'd use it” or “I'd help”: a switch, pressed again to take it back."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.ideas.models import Joining
from guildhall.web.addresses import address_by_name
from guildhall.web.ui.act import act

register = template.Library()

ICONS = {Joining.As.USE: "thumbs-up", Joining.As.HELP: "hand"}


@register.simple_tag
def join_button(joined: Any, joined_as: str, *, slug: str) -> SafeString:
    """`joined` is an idea as its reader joined it."""
    way = Joining.As(joined_as)
    is_on = way in joined.own
    verb = "take_back_joining" if is_on else "join_idea"
    back = "?back=list" if joined.from_list else ""
    return act(
        address_by_name(verb, slug, joined.entry.pk, joined_as) + back,
        label=_("I'd use it") if way == Joining.As.USE else _("I'd help"),
        about=joined.entry.title if joined.from_list else "",
        icon=ICONS[way],
        look="small main" if is_on else "small",
        is_pressed=is_on,
        in_place="" if joined.from_list else "acts",
    )


def sample() -> dict[str, Any]:
    entry = SimpleNamespace(pk=1, title="Rinse the filters with rainwater")
    return {"joined": SimpleNamespace(entry=entry, own={"help"}, from_list=False)}
