"""Who is told about a page for sponsors.

Members when it is shown, stewards when someone comments, sponsors when it is sent.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.models import Membership, RolePeriod
from guildhall.notifications.audiences import STEWARDS
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import ASKED, SPONSORS, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.people.models import Person
from guildhall.reports import events


def notice_rules() -> Iterator[Rule]:
    yield Rule(
        events.PAGE_SHOWN,
        (Audience(ASKED, _members_but_sponsors),),
        _shown,
        path=_pages,
        shows_text=False,
        is_mailed=False,
    )
    yield Rule(events.PAGE_REMARKED, (STEWARDS,), _remarked, path=_pages, shows_text=False)
    yield Rule(
        events.PAGE_SENT, (Audience(SPONSORS, _sponsors),), _sent, path=_pages, shows_text=False
    )


def _members_but_sponsors(subject: Subject) -> set[int]:
    """All members but those who are only there as sponsors: they read it once it is sent."""
    members = Membership.objects.current().filter(
        community=subject.community, person__in=Person.objects.here().people()
    )
    held = RolePeriod.objects.stewards_of(subject.community)
    stewards = set(held.values_list("person_id", flat=True))
    return set(members.values_list("person_id", flat=True)) - (_sponsors(subject) - stewards)


def _sponsors(subject: Subject) -> set[int]:
    held = RolePeriod.objects.current().filter(
        community=subject.community, role=RolePeriod.Role.SPONSOR, topic=None
    )
    return set(held.values_list("person_id", flat=True))


def _pages(notice: Notice) -> str:
    return reverse("sponsor_pages", args=[notice.community.slug]) if notice.community else "/"


def _shown(notice: Notice) -> str:
    return _(
        "%(name)s shows you what the sponsors of %(community)s will read. "
        "You have a week to say what is missing."
    ) % {
        "name": who(notice),
        "community": title(notice),
    }


def _remarked(notice: Notice) -> str:
    return _("%(name)s commented on the page for sponsors of %(community)s") % {
        "name": who(notice),
        "community": title(notice),
    }


def _sent(notice: Notice) -> str:
    return _(
        "%(name)s sends you the page of %(community)s for its sponsors: "
        "what it is for, three stories, what it needs"
    ) % {
        "name": who(notice),
        "community": title(notice),
    }
