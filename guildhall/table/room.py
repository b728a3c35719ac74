"""What the Table declares to the house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.kinds import Growth
from guildhall.commons.page.declared import EntryPage
from guildhall.communities.rooms import Kind, Room
from guildhall.notifications.audiences import NEW_ENTRY
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule
from guildhall.notifications.words import title, who
from guildhall.table.events import NOTE, NOTE_POSTED, ROOM
from guildhall.web.help_pages import HelpPage
from guildhall.webhooks.subjects import HookSubject, Told

room = Room(
    slug=ROOM,
    name=gettext_lazy("Table"),
    icon="coffee",
    purpose=gettext_lazy("For what is not a question: a photo, a story, a good morning."),
    kinds=(Kind(NOTE, gettext_lazy("note")),),
)
growths = Growth(
    from_kinds=(),
    from_lines_of=("meeting",),
    to_kind=NOTE,
    label=gettext_lazy("Put this on the Table"),
    posted_verb=NOTE_POSTED,
    has_title=False,
)
entry_page = EntryPage(ROOM, is_pinnable=True)
help = HelpPage("table", gettext_lazy("The Table"), "table/help.html")


def hears() -> Rule:
    return Rule(NOTE_POSTED, NEW_ENTRY, _posted)


def _posted(notice: Notice) -> str:
    words = {"name": who(notice), "title": title(notice)}
    return _("%(name)s put a note on the Table: “%(title)s”") % words


def hooks() -> HookSubject:
    return HookSubject(NOTE_POSTED, gettext_lazy("A note was put on the Table"), _in_a_chat)


def _in_a_chat(told: Told) -> str:
    words = {"name": told.name, "title": told.entry.heading}
    return _("%(name)s at the Table: %(title)s") % words
