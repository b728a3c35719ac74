"""Which events of ideas can be sent to a chat or another program."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ideas import events
from guildhall.ideas.models import Idea, State
from guildhall.webhooks.subjects import HookSubject, SentEvent


def hooks_of_ideas() -> tuple[HookSubject, ...]:
    return (
        HookSubject(events.IDEA_ADDED, gettext_lazy("A new idea"), _added, is_preset=True),
        HookSubject(events.IDEA_LOOKED_AT, gettext_lazy("An idea is being looked at"), _moved),
        HookSubject(events.IDEA_TRIED, gettext_lazy("An idea is being tried"), _moved),
        HookSubject(
            events.IDEA_MOVED_ON,
            gettext_lazy("An idea comes into another of your own states"),
            _moved,
        ),
        HookSubject(events.IDEA_TAKEN_UP, gettext_lazy("An idea is taken up"), _taken_up),
        HookSubject(events.IDEA_SET_ASIDE, gettext_lazy("An idea is answered “not now”"), _not_now),
    )


def _added(sent: SentEvent) -> str:
    return _("%(name)s has an idea: %(title)s") % {"name": sent.name, "title": sent.entry.title}


def _moved(sent: SentEvent) -> str:
    """As it is when it is sent: its state may have changed again."""
    idea = Idea.objects.select_related("own_state").filter(entry=sent.entry).first()
    words = {"title": sent.entry.title, "state": _state(sent, idea)}
    return _("An idea is now “%(state)s”: %(title)s") % words


def _state(sent: SentEvent, idea: Idea | None) -> str:
    own = idea.own_name if idea else ""
    return own or str(State(sent.entry.state).label)


def _taken_up(sent: SentEvent) -> str:
    return _("Taken up: %(title)s") % {"title": sent.entry.title}


def _not_now(sent: SentEvent) -> str:
    return _("Not now: %(title)s") % {"title": sent.entry.title}
