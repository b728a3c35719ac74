"""Who may tell a story."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict, no


def may_tell_story(seat: Seat, about: Entry) -> Verdict:
    if not about.is_published:
        return no(_("What this is about has been removed."))
    return may_take_part(seat)
