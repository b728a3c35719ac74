"""What of Stories can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.stories.events import STORY_TOLD
from guildhall.webhooks.subjects import HookSubject, Told, subjects


def register() -> None:
    subjects.add(STORY_TOLD, HookSubject(STORY_TOLD, gettext_lazy("A story was told"), _told, False))


def _told(told: Told) -> str:
    return _("What came of it, says %(name)s: %(title)s") % {"name": told.name, "title": told.entry.title}
