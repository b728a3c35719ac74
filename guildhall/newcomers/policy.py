"""What may be done for newcomers, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.newcomers.models import Welcome


def may_look_after_newcomers(seat: Seat) -> Verdict:
    return (
        YES
        if seat.is_steward or seat.is_buddy
        else no(_("Stewards and buddies look after newcomers."))
    )


def may_greet(seat: Seat, welcome: Welcome) -> Verdict:
    """The person who was asked, and people who look after newcomers."""
    verdict = may_take_part(seat)
    if verdict and seat.person and welcome.newcomer_id == seat.person.pk:
        return no(_("This welcome is for you."))
    if verdict and seat.person and welcome.asked_id == seat.person.pk:
        return YES
    return verdict and may_look_after_newcomers(seat)
