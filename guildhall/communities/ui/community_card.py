"""A community among others: its name, what it is for, and whether the reader belongs to it."""

from django import template
from django.utils.safestring import SafeString

from guildhall.communities.models import Community
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def community_card(community: Community, *, is_mine: bool = False) -> SafeString:
    return frame(
        "communities/ui/community_card.html",
        {"accent": community.accent, "is_mine": bool(is_mine)},
        name=community.name,
        purpose=community.purpose,
        address=community.get_absolute_url(),
    )


def sample() -> dict[str, Community]:
    """Communities that are kept nowhere."""
    pumps = Community(
        name="Field technicians",
        slug="pumps",
        purpose="Pumps that run through the winter.",
        accent=1,
    )
    street = Community(
        name="Birch Street", slug="birch-street", purpose="Neighbours who help.", accent=2
    )
    return {"community": pumps, "other_community": street}
