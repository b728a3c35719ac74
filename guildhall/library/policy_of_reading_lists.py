"""Who may make and change reading lists."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict, no
from guildhall.library.models import ReadingList


def may_add_reading_list(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_change_reading_list(seat: Seat, reading_list: ReadingList) -> Verdict:
    """Who made it, and stewards."""
    verdict = may_take_part(seat)
    is_own = seat.person is not None and reading_list.made_by_id == seat.person.pk
    if verdict and not (is_own or seat.is_steward):
        return no(_("Only the person who made this list and stewards can change it."))
    return verdict


def may_start_here(seat: Seat) -> bool:
    """Say with which list people begin."""
    return bool(may_take_part(seat)) and seat.is_steward
