"""Who tells a story."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict, no


def may_tell_story(seat: Seat, about: Entry) -> Verdict:
    if not about.is_published:
        return no(_("What it is about was taken away."))
    return may_take_part(seat)
