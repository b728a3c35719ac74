"""Stewards and facilitators are told of a new concern, which they read first, and of a change that
outlasts the day until which it was expected.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.models import RolePeriod
from guildhall.health import events
from guildhall.health.models.snapshot import CORE_ROLES
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ASKED, Audience, Rule, Subject
from guildhall.notifications.words import title


def notice_rules() -> Iterator[Rule]:
    yield Rule(events.SIGN_SEEN, (Audience(ASKED, _core),), _seen, path=_page, shows_text=False)
    yield Rule(
        events.EXPECTED_DAY_PASSED,
        (Audience(ASKED, _core),),
        _still_so,
        path=_page,
        shows_text=False,
    )


def _core(subject: Subject) -> set[int]:
    held = RolePeriod.objects.current().filter(
        community=subject.community, role__in=CORE_ROLES, topic=None
    )
    return set(held.values_list("person_id", flat=True))


def _seen(notice: Notice) -> str:
    return _(
        "There is something new in how %(community)s is doing. "
        "You read it a week before the others and can add a comment."
    ) % {"community": title(notice)}


def _still_so(notice: Notice) -> str:
    return _(
        "The change you expected in %(community)s is still there, and the day you gave has passed. "
        "How are you doing?"
    ) % {"community": title(notice)}


def _page(notice: Notice) -> str:
    return reverse("health", args=[notice.community.slug]) if notice.community else "/"
