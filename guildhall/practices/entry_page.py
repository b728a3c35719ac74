"""What is different on the page of a tip or a practice."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.practices.events import ROOM
from guildhall.practices.policy import may_change_way
from guildhall.practices.queries import way_at
from guildhall.practices.reader import relation_in


def may_edit(seat: Seat, entry: Entry) -> Verdict:
    """All its authors, not only the first."""
    return may_change_way(seat, relation_in(seat, entry))


def growth_place(seat: Seat, entry: Entry) -> Place:
    """To try it comes first; what it can become is behind “…”."""
    return Place.MENU


def replies_heading(entry: Entry) -> str:
    return _("Replies") if entry.reply_count else ""


entry_page = EntryPage(
    ROOM,
    find=way_at,
    may_edit=may_edit,
    growth_place=growth_place,
    replies_heading=replies_heading,
    reply_heading=gettext_lazy("Questions or comments"),
)
