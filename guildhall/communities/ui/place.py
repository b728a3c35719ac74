"""Which community one is in, and the way to another: on every page of it."""

from django import template
from django.utils.safestring import SafeString

from guildhall.communities.seats import Seat
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def place(seat: Seat) -> SafeString:
    """Whoever is signed in can go on to another of theirs; the list comes when it is opened."""
    return frame(
        "communities/ui/place.html",
        {"is_signed_in": seat.person is not None},
        name=seat.community.name,
        address=seat.community.get_absolute_url(),
    )
