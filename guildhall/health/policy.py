"""Who sees what about the life of a community, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no


def may_see_monday(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("This page is for those who look after the community."))
