"""Who hears of what happens at the Table."""

from django.utils.translation import gettext as _

from guildhall.notifications.models import Notice
from guildhall.notifications.notices import NEW_ENTRY, add
from guildhall.notifications.rules import Rule
from guildhall.notifications.words import title, who
from guildhall.table.events import NOTE_POSTED


def register() -> None:
    add(Rule(NOTE_POSTED, NEW_ENTRY, _posted))


def _posted(notice: Notice) -> str:
    return _("%(name)s put a note on the Table: “%(title)s”") % {"name": who(notice), "title": title(notice)}
