"""What is different on the page of a meeting."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.meetings.events import ROOM
from guildhall.meetings.queries import meeting_at


def find(seat: Seat, entry_id: int) -> Entry | None:
    meeting = meeting_at(seat, entry_id)
    return meeting.entry if meeting else None


def replies_heading(entry: Entry) -> str:
    return _("Discussion")


entry_page = EntryPage(
    ROOM,
    find=find,
    replies_heading=replies_heading,
    reply_heading=gettext_lazy("Your question or comment"),
    are_acts_above=True,
    takes_thanks=False,
)
