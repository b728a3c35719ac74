"""Which events of ideas can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ideas import events
from guildhall.webhooks.subjects import HookSubject, SentEvent


def hooks_of_small_tests() -> tuple[HookSubject, ...]:
    return (
        HookSubject(events.SMALL_TEST_BEGUN, gettext_lazy("A small test began"), _begun),
        HookSubject(events.SMALL_TEST_FINISHED, gettext_lazy("A small test ended"), _finished),
        HookSubject(
            events.SMALL_TEST_STOPPED,
            gettext_lazy("A small test was stopped in good time"),
            _stopped,
        ),
    )


def _begun(sent: SentEvent) -> str:
    return _("%(name)s started a small test: %(title)s") % _words(sent)


def _finished(sent: SentEvent) -> str:
    return _("A small test ended, with what was learned: %(title)s") % _words(sent)


def _stopped(sent: SentEvent) -> str:
    return _("A small test was stopped in good time: %(title)s") % _words(sent)


def _words(sent: SentEvent) -> dict[str, str]:
    return {"name": sent.name, "title": sent.entry.title}
