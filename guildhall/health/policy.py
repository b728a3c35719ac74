"""Who sees which figures of a community, who acts on them, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.health.models import Snapshot
from guildhall.health.models.snapshot import CORE_ROLES
from guildhall.kit.verdict import YES, Verdict, no


def may_see_week(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("Only stewards see this page."))


def may_see_health(seat: Seat) -> Verdict:
    return YES if seat.is_member else no(_("Only members of this community see how it is doing."))


def may_try_remedy(seat: Seat) -> Verdict:
    if seat.is_steward:
        return YES
    return no(_("Only stewards start a trial. Tell one of them what you would try."))


def may_judge(seat: Seat) -> Verdict:
    """Judge what was tried, and whether what is shown is right."""
    if seat.roles.intersection(CORE_ROLES):
        return YES
    return no(_("Only stewards and facilitators are asked what they think of it."))


def may_comment_on_snapshot(seat: Seat, snapshot: Snapshot) -> Verdict:
    """Stewards and facilitators comment before members read it; then both appear together."""
    if not seat.roles.intersection(CORE_ROLES):
        return no(_("Only stewards and facilitators can add a comment."))
    return (
        no(_("Members can read it already. Talk about it where everyone can."))
        if snapshot.is_out
        else YES
    )


def may_limit(seat: Seat) -> Verdict:
    """Switch figures off and say which days don't count, as agreed with the members."""
    if seat.is_steward:
        return YES
    return no(_("Only stewards switch figures on and off. Tell one of them which, and why."))


def may_put_on_agenda(seat: Seat) -> Verdict:
    """Everyone can suggest a point; the whole conversation is for a steward to set."""
    if not seat.is_steward:
        return no(_("Only stewards put it on the agenda. Every member can suggest a point."))
    return may_take_part(seat)


def may_expect(seat: Seat) -> Verdict:
    if seat.is_steward:
        return YES
    return no(_("Only stewards say that a change was expected. Tell one of them why it was."))
