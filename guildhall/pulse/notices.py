"""Members hear that they are asked, and that there is something to read. The mail has its own letter."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.communities.models import Membership
from guildhall.notifications.models import Notice
from guildhall.notifications.notices import add
from guildhall.notifications.rules import ASKED, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.people.models import Person
from guildhall.pulse import events


def register() -> None:
    add(Rule(events.PULSE_OPENED, (Audience(ASKED, _members),), _opened, path=_pulse, shows_text=False, is_mailed=False))


def _members(subject: Subject) -> set[int]:
    members = Membership.objects.current().filter(community=subject.community, person__in=Person.objects.here())
    return set(members.values_list("person_id", flat=True))


def _opened(notice: Notice) -> str:
    return _("%(name)s asks everybody in %(community)s a few questions. One minute, and nobody learns who said what.") % {
        "name": who(notice), "community": title(notice),
    }  # fmt: skip


def _pulse(notice: Notice) -> str:
    return reverse("pulse", args=[notice.community.slug]) if notice.community else "/"
