"""What of the Table can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.table.events import NOTE_POSTED
from guildhall.webhooks.subjects import HookSubject, Told, subjects


def register() -> None:
    subjects.add(NOTE_POSTED, HookSubject(NOTE_POSTED, gettext_lazy("A note was put on the Table"), _posted))


def _posted(told: Told) -> str:
    return _("%(name)s at the Table: %(title)s") % {"name": told.name, "title": told.entry.heading}
