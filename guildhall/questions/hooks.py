"""What of Questions can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.questions import events
from guildhall.webhooks.subjects import HookSubject, Told, subjects


def register() -> None:
    for verb, label, says, is_preset in (
        (events.QUESTION_ASKED, gettext_lazy("A question was asked and waits"), _asked, True),
        (events.ANSWER_POSTED, gettext_lazy("A question was answered"), _answered, False),
        (events.ANSWER_ACCEPTED, gettext_lazy("A question was solved"), _solved, False),
    ):
        subjects.add(verb, HookSubject(verb, label, says, is_preset))


def _asked(told: Told) -> str:
    return _("%(name)s asks: %(title)s") % {"name": told.name, "title": told.entry.title}


def _answered(told: Told) -> str:
    return _("%(name)s answered: %(title)s") % {"name": told.name, "title": told.entry.title}


def _solved(told: Told) -> str:
    return _("Solved: %(title)s") % {"title": told.entry.title}
