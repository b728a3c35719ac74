"""Members get a notification that a survey is open, and one that its results can be read.

The mail of a survey has its own letter.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.models import RolePeriod
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ASKED, MEMBER, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.pulse import events
from guildhall.pulse.models import Wave
from guildhall.pulse.queries import who_is_asked
from guildhall.pulse.results import can_be_read


def notice_rules() -> Iterator[Rule]:
    yield Rule(
        events.PULSE_OPENED,
        (Audience(ASKED, _members),),
        _opened,
        path=_pulse,
        shows_text=False,
        is_mailed=False,
    )
    yield Rule(
        events.PULSE_CLOSED,
        (Audience(MEMBER, _readers),),
        _can_be_read,
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


def _readers(subject: Subject) -> set[int]:
    """Who is asked, but for sponsors, who read it a week later. Nobody where too few answered."""
    wave = Wave.objects.filter(pk=subject.event.detail.get("wave")).first()
    if subject.community is None or wave is None or not can_be_read(wave):
        return set()
    here = RolePeriod.objects.current().filter(community=subject.community)
    sponsors, stewards = (
        set(here.filter(role=role).values_list("person_id", flat=True))
        for role in (RolePeriod.Role.SPONSOR, RolePeriod.Role.STEWARD)
    )
    return _members(subject) - (sponsors - stewards)


def _can_be_read(notice: Notice) -> str:
    return _("The results of the survey in %(community)s can be read.") % {
        "community": title(notice)
    }


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
