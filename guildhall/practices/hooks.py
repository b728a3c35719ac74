"""What of What works can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.practices import events
from guildhall.webhooks.subjects import HookSubject, Told, subjects


def register() -> None:
    for verb, label, says in (
        (events.TIP_ADDED, gettext_lazy("A tip was added"), _tip_added),
        (events.PRACTICE_WRITTEN, gettext_lazy("A practice was written"), _practice_written),
        (events.WAY_CHECKED, gettext_lazy("A tip or practice was checked"), _checked),
        (events.WAY_WITHDRAWN, gettext_lazy("A tip or practice was withdrawn"), _withdrawn),
    ):
        subjects.add(verb, HookSubject(verb, label, says, False))


def _tip_added(told: Told) -> str:
    return _("%(name)s added a tip: %(title)s") % {"name": told.name, "title": told.entry.title}


def _practice_written(told: Told) -> str:
    return _("%(name)s wrote a practice: %(title)s") % {"name": told.name, "title": told.entry.title}


def _checked(told: Told) -> str:
    return _("Checked: %(title)s") % {"title": told.entry.title}


def _withdrawn(told: Told) -> str:
    return _("Withdrawn: %(title)s") % {"title": told.entry.title}
