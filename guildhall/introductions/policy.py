"""What people may do with introductions, rounds and openings, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.introductions.models import Introduction, OpeningState
from guildhall.kit.verdict import YES, Verdict, no


def may_suggest_introduction(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_answer_introduction(seat: Seat, introduction: Introduction) -> Verdict:
    """Whoever sees it is one of its people."""
    verdict = may_take_part(seat)
    if verdict and introduction.is_made:
        return no(_("You have been introduced already."))
    return verdict


def may_tell_met(seat: Seat, introduction: Introduction) -> Verdict:
    if introduction.is_made:
        return YES
    return no(_("You can say this once you have been introduced."))


def may_keep_apart(seat: Seat) -> Verdict:
    """Also while paused: it only keeps someone away."""
    return YES if seat.is_member else may_take_part(seat)


def may_take_part_in_rounds(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_stop_taking_part(seat: Seat) -> Verdict:
    """Also while paused."""
    return YES if seat.is_member else may_take_part(seat)


def may_change_rounds(seat: Seat) -> Verdict:
    if seat.is_steward:
        return may_take_part(seat)
    return no(_("Only stewards of this community can change this."))


def may_add_opening(seat: Seat) -> Verdict:
    return may_take_part(seat)


def may_end_opening(seat: Seat, entry: Entry) -> Verdict:
    """Its author or a steward, while it is open."""
    verdict = _may_look_after(seat, entry)
    if verdict and entry.state != OpeningState.OPEN:
        return no(_("It isn't open any more."))
    return verdict


def may_reopen_opening(seat: Seat, entry: Entry) -> Verdict:
    verdict = _may_look_after(seat, entry)
    if verdict and entry.state == OpeningState.OPEN:
        return no(_("It is open."))
    return verdict


def _may_look_after(seat: Seat, entry: Entry) -> Verdict:
    verdict = may_take_part(seat)
    is_theirs = seat.person is not None and entry.author_id == seat.person.pk
    if verdict and not (is_theirs or seat.is_steward):
        return no(_("Only the person who wrote it and the stewards can change this."))
    return verdict
