"""What of Meetings can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.meetings import events
from guildhall.webhooks.subjects import HookSubject, Told, subjects


def register() -> None:
    for verb, label, says in (
        (events.MEETING_PLANNED, gettext_lazy("A meeting was planned"), _planned),
        (events.MEETING_CANCELLED, gettext_lazy("A meeting was cancelled"), _cancelled),
        (events.NOTES_WRITTEN, gettext_lazy("The notes of a meeting are there"), _notes),
    ):
        subjects.add(verb, HookSubject(verb, label, says, False))


def _planned(told: Told) -> str:
    return _("%(name)s plans a meeting: %(title)s") % {"name": told.name, "title": told.entry.title}


def _cancelled(told: Told) -> str:
    return _("Cancelled: %(title)s") % {"title": told.entry.title}


def _notes(told: Told) -> str:
    return _("Notes: %(title)s") % {"title": told.entry.title}
