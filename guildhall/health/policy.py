"""Who sees what about the life of a community, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat
from guildhall.health.models import Snapshot
from guildhall.health.models.snapshot import CORE_ROLES
from guildhall.kit.verdict import YES, Verdict, no


def may_see_monday(seat: Seat) -> Verdict:
    return YES if seat.is_steward else no(_("This page is for those who look after the community."))


def may_see_health(seat: Seat) -> Verdict:
    return YES if seat.is_member else no(_("Members of this community see how it is doing."))


def may_try_remedy(seat: Seat) -> Verdict:
    return (
        YES
        if seat.is_steward
        else no(_("Stewards say what is tried. Tell one of them what you would try."))
    )


def may_judge(seat: Seat) -> Verdict:
    """Say what one thinks of a remedy, and whether what was seen is right."""
    return (
        YES
        if seat.roles.intersection(CORE_ROLES)
        else no(_("Stewards and facilitators are asked what they think of it."))
    )


def may_comment_on_snapshot(seat: Seat, snapshot: Snapshot) -> Verdict:
    """The core adds a word before the members read it; then both appear together."""
    if not seat.roles.intersection(CORE_ROLES):
        return no(_("Stewards and facilitators may add a word before the others read it."))
    return no(_("It is out; talk about it where everybody can.")) if snapshot.is_out else YES


def may_limit(seat: Seat) -> Verdict:
    """Switch figures off, and say which days do not count: agreed with the others, and seen by them."""
    return (
        YES
        if seat.is_steward
        else no(_("Stewards switch figures on and off. Tell one of them which, and why."))
    )
