"""Members get a notification that a survey is open. The mail has its own letter."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ASKED, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.pulse import events
from guildhall.pulse.queries import who_is_asked


def notice_rules() -> Iterator[Rule]:
    yield Rule(
        events.PULSE_OPENED,
        (Audience(ASKED, _members),),
        _opened,
        path=_pulse,
        shows_text=False,
        is_mailed=False,
    )


def _members(subject: Subject) -> set[int]:
    return (
        set(who_is_asked(subject.community).values_list("person_id", flat=True))
        if subject.community
        else set()
    )


def _opened(notice: Notice) -> str:
    return _(
        "%(name)s asks everyone in %(community)s a few questions. "
        "It takes a minute, and nobody learns who said what."
    ) % {
        "name": who(notice),
        "community": title(notice),
    }


def _pulse(notice: Notice) -> str:
    return reverse("pulse", args=[notice.community.slug]) if notice.community else "/"
