"""Tags for the page of an entry: its acts, and the parts that rooms add."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString, mark_safe

from guildhall.commons.page.acts import Act
from guildhall.commons.page.drawing import draw_acts, draw_some
from guildhall.commons.page.parts import Part
from guildhall.web import in_place

register = template.Library()

GIVEN = ("entry", "seat", "marks", "acts", "trail", "csrf_token")


@register.simple_tag(takes_context=True)
def parts_at(context: Context, spot: str) -> SafeString:
    """The room's parts of this place."""
    drawn = [draw_part(context, part) for part in context["parts"][spot]]
    return mark_safe("".join(drawn))  # parts render through templates


@register.simple_tag(takes_context=True)
def draw_part(context: Context, part: Part) -> SafeString:
    """Drawn with what every part is given, what it reads, and its form if that needs correcting."""
    given = {name: context.get(name) for name in GIVEN}
    reads = {**given, **part.reads, **context["sent"]}
    template: Any = get_template(part.template)  # Django's own, around one of its engine
    drawn = SafeString(template.template.render(context.new(reads)))
    return in_place.part(part.name, drawn) if part.name else drawn


@register.inclusion_tag("commons/page/_entry_acts.html", takes_context=True)
def entry_acts(context: Context) -> dict[str, Any]:
    """The thanks for an entry and the row of acts below it, the seldom ones behind “…”.

    No acts for who isn't signed in, and once it is removed. Where a room draws the text, it says
    by itself what came of it.
    """
    acts, seat, entry = context["acts"], context["seat"], context["entry"]
    row = SafeString()
    if seat.person is not None and entry.is_published:
        row = draw_acts(
            (*acts["main"], *acts["row"]),
            acts["menu"],
            community_slug=acts.community_slug,
            target_id=acts.entry_id,
        )
    has_thanks = bool(entry.thanks_count and context["page"].takes_thanks)
    return {"entry": entry, "row": row, "has_thanks": has_thanks}


@register.simple_tag(takes_context=True)
def entry_offers(context: Context) -> SafeString:
    """What the entry can become, below the conversation."""
    acts = context["acts"]
    given = {"acts": acts, "slug": acts.community_slug, "target_id": acts.entry_id}
    return in_place.part("offers", render_to_string("commons/page/_offers.html", given))


@register.simple_tag(takes_context=True)
def acts_at(context: Context, place: str, size: str = "") -> SafeString:
    """The acts of one place, one after the other."""
    acts = context["acts"]
    return draw_some(
        acts[place], community_slug=acts.community_slug, target_id=acts.entry_id, size=size
    )


@register.inclusion_tag("commons/page/_act.html")
def act_button(
    act: Act, *, slug: str, target_id: int, size: str = "", in_menu: bool = False
) -> dict[str, Any]:
    """One act: a button that posts, or a link that looks like one. A menu has its own looks."""
    classes = [] if in_menu else ["" if act.is_post else "button", size, str(act.look)]
    return {
        "act": act,
        "address": act.address(slug, target_id),
        "classes": " ".join(filter(None, classes)),
    }
