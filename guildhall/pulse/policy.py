"""Who starts a survey, who answers, and who reads the results (models.py says when)."""

from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.pulse.queries import is_too_small_to_ask, next_open_on, next_yearly_on


def may_see_pulse(seat: Seat) -> Verdict:
    if seat.is_member:
        return YES
    return no(_("Only members of this community are asked and read the results."))


def may_answer(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_open_pulse(seat: Seat) -> Verdict:
    """A steward, once a quarter."""
    if not seat.is_steward:
        return no(_("Only stewards can start the survey. Tell one of them that it's time."))
    verdict = may_take_part(seat)
    if verdict and is_too_small_to_ask(seat.community):
        return no(
            _(
                "With fewer than fifteen members, everyone would guess who said what, so there is "
                "no survey here. “How we're doing” has questions to ask each other instead."
            )
        )
    later = next_open_on(seat.community)
    if verdict and later and later > now():
        return no(
            _("Once a quarter is enough. You can start the next survey on %(date)s.")
            % {"date": date_format(later, "j F")}
        )
    return verdict


def may_open_yearly_pulse(seat: Seat) -> Verdict:
    """As the short one, and once a year."""
    verdict = may_open_pulse(seat)
    later = next_yearly_on(seat.community) if verdict else None
    if later and later > now():
        return no(
            _("Once a year is enough. You can start the next yearly survey on %(date)s.")
            % {"date": date_format(later, "j F Y")}
        )
    return verdict
