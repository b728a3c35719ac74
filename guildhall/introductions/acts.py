"""What a reader can do with an opening."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act
from guildhall.communities.seats import Seat
from guildhall.introductions import policy

FOUND = Act(_("Mark as found"), "check", "find_opening")
CLOSE = Act(_("Close it"), "x", "close_opening")
REOPEN = Act(_("Open it again"), "undo-2", "reopen_opening")


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    offered = {
        FOUND: policy.may_end_opening,
        CLOSE: policy.may_end_opening,
        REOPEN: policy.may_reopen_opening,
    }
    return [act for act, may in offered.items() if may(seat, entry)]
