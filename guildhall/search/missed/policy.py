"""Who sees what was searched for and not found."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no


def may_see_missed_searches(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards see this page."))
