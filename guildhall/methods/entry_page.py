"""What is different on the pages of sessions and run sheets."""

from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.methods.events import ROOM, SESSION
from guildhall.methods.policy import may_edit
from guildhall.methods.queries import run_sheet_at, session_at


def find(seat: Seat, entry_id: int) -> Entry | None:
    """A session; a second query where it is a run sheet."""
    return session_at(seat, entry_id) or run_sheet_at(seat, entry_id)


def growth_place(_seat: Seat, entry: Entry) -> Place | None:
    """A session gives its lines, one by one."""
    return None if entry.kind == SESSION else Place.MENU


entry_page = EntryPage(
    ROOM,
    reply_url_name="reply_to_session",
    find=find,
    may_edit=may_edit,
    growth_place=growth_place,
    are_acts_above=False,
    reply_heading=gettext_lazy("Write a reply"),
)
