"""“I'd use it” or “I'd help”: a switch, pressed again to take it back."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.ideas.models import Joining
from guildhall.web.addresses import address_by_name
from guildhall.web.ui.act import act

register = template.Library()

ICONS = {Joining.As.USE: "thumbs-up", Joining.As.HELP: "hand"}


@register.simple_tag
def join_button(
    joined_as: str, *, slug: str, idea_id: int, title: str, is_on: bool, from_list: bool
) -> SafeString:
    """`is_on`: the reader joined it as this. In a list its `title` is read aloud with the label."""
    way = Joining.As(joined_as)
    verb = "take_back_joining" if is_on else "join_idea"
    return act(
        address_by_name(verb, slug, idea_id, joined_as) + ("?back=list" if from_list else ""),
        label=_("I'd use it") if way == Joining.As.USE else _("I'd help"),
        about=title if from_list else "",
        icon=ICONS[way],
        look="small main" if is_on else "small",
        is_pressed=is_on,
        in_place="" if from_list else "acts",
    )
