"""Who writes and sends the letter of the week, and who reads it."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import RolePeriod
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no

WRITERS = frozenset({RolePeriod.Role.STEWARD, RolePeriod.Role.FACILITATOR})


def may_see_weekly_letters(seat: Seat) -> Verdict:
    if seat.is_member:
        return YES
    return no(_("Only members of this community read its letters of the week."))


def may_write_weekly_letter(seat: Seat) -> Verdict:
    """Write, send and discard it."""
    if not seat.roles & WRITERS:
        return no(
            _(
                "Stewards and facilitators write the letter of the week. "
                "Tell one of them what it should say."
            )
        )
    return may_take_part(seat)
