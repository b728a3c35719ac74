"""Who may do what with a wanted page."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict, no
from guildhall.library.queries.wanted import Wanted


def may_want(seat: Seat, wanted: Wanted) -> Verdict:
    """Put it on the list, say that one would read it, or take it."""
    return may_take_part(seat)


def may_let_go_of_wanted(seat: Seat, wanted: Wanted) -> Verdict:
    if wanted.is_mine or seat.is_steward:
        return may_take_part(seat)
    return no(_("Only the person who is writing it or a steward can do this."))


def may_take_wanted(seat: Seat, wanted: Wanted) -> Verdict:
    if wanted.taken_by and not wanted.is_mine:
        return no(_("Someone else is writing this page already."))
    return may_take_part(seat)
