"""What is different on the page of a page."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Place
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.library.events import ROOM, TERM
from guildhall.library.policy import may_change_term, may_edit_page
from guildhall.library.queries import page_at
from guildhall.library.queries.glossary import term_at
from guildhall.library.reader import relation_in


def find(seat: Seat, entry_id: int) -> Entry | None:
    """A page; a second query where it is a term."""
    return page_at(seat, entry_id) or term_at(seat, entry_id)


def may_edit(seat: Seat, entry: Entry) -> Verdict:
    """All its authors, and where it is open to all, any member. A term: any member."""
    if entry.kind == TERM:
        return may_change_term(seat, entry)
    return may_edit_page(seat, entry.page, relation_in(seat, entry))


def growth_place(seat: Seat, entry: Entry) -> Place:
    return Place.MENU


def replies_heading(entry: Entry) -> str:
    return _("Comments") if entry.reply_count else ""


entry_page = EntryPage(
    ROOM,
    find=find,
    may_edit=may_edit,
    growth_place=growth_place,
    replies_heading=replies_heading,
    reply_heading=gettext_lazy("Questions or comments"),
    reply_url_name="reply_to_page",
    edit_place=Place.MAIN,
    version_url_name="page_version",
)
