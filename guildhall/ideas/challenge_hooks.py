"""Which events of challenges can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ideas import events
from guildhall.webhooks.subjects import HookSubject, SentEvent


def hooks_of_challenges() -> tuple[HookSubject, ...]:
    return (
        HookSubject(events.CHALLENGE_BEGUN, gettext_lazy("A challenge began"), _begun),
        HookSubject(events.CHALLENGE_DECIDED, gettext_lazy("A challenge is decided"), _decided),
    )


def _begun(sent: SentEvent) -> str:
    words = {"name": sent.name, "title": sent.entry.title}
    return _("%(name)s asks for ideas: %(title)s") % words


def _decided(sent: SentEvent) -> str:
    return _("The challenge is decided: %(title)s") % {"title": sent.entry.title}
