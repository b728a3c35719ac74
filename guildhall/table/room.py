"""What the Table tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import Growth, Kind, growths, kinds
from guildhall.communities.rooms import Room, rooms
from guildhall.table.events import NOTE, NOTE_POSTED
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("table", HelpPage("table", _("The Table"), "table/help.html"))
    rooms.add("table", Room(
        slug="table", name=_("Table"), icon="coffee", url_name="table", kinds=(NOTE,),
        purpose=_("For what is not a question: a photo, a story, a good morning."),
    ))  # fmt: skip
    kinds.add(NOTE, Kind(name=NOTE, label=_("note"), icon="coffee", url_name="note", room="table"))
    growths.add(NOTE, Growth(
        from_kinds=(), to_kind=NOTE, label=_("Put this on the Table"), make=lambda note: None, from_lines_of=("meeting",),
        posted_verb=NOTE_POSTED, has_title=False,
    ))  # fmt: skip
