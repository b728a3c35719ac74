"""What the house asks of incoming mail: the address for asking by mail."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from guildhall.notifications.addresses import community_address
from guildhall.web.frames import frame
from guildhall.web.panels import Panel


def panels() -> Panel:
    return Panel("ask", _by_mail)


def _by_mail(request: HttpRequest) -> SafeString | str:
    seat = getattr(request, "seat", None)
    address = community_address(seat.community) if seat and seat.is_member else ""
    return frame("incoming/_by_mail.html", {}, address=address) if address else ""
