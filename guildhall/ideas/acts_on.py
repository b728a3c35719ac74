"""What a reader can do with a reply to an idea."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.acts import Act, Place
from guildhall.communities.seats import Seat
from guildhall.ideas.policy import may_settle_doubt
from guildhall.ideas.queries import around

_settling = partial(Act, place=Place.MAIN, is_in_place=True, changes=("joining",))

SETTLE = _settling(_("My doubt is settled"), "check", "settle_doubt")
RAISE_AGAIN = _settling(_("It's still a doubt"), "undo-2", "raise_doubt_again")


def acts_on(seat: Seat, entry: Entry, reply: Reply, marks: Marks) -> list[Act]:
    """The person who had a doubt says when it is settled, or that it isn't."""
    doubt = next((one for one in around(entry).doubts if one.pk == reply.pk), None)
    if doubt is None or not may_settle_doubt(seat, reply):
        return []
    return [SETTLE if doubt.settled_at is None else RAISE_AGAIN]
