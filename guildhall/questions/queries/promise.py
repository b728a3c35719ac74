"""The community's promise of a first reply, measured for one question."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import ngettext

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.kit.days import days_since
from guildhall.kit.working_hours import working_hours_between
from guildhall.kit.zones import zone_named
from guildhall.questions.models import State


@dataclass(frozen=True, slots=True)
class Promise:
    """A waiting question measured against the community's promise.

    `waited` and `promised` are working hours, `days` the days since it was asked, as the
    page words the moment beside them.
    """

    waited: int
    promised: int
    days: int = 0

    @property
    def is_late(self) -> bool:
        return self.waited >= self.promised

    @property
    def sentence(self) -> str:
        """What was promised; once late, how long it has waited, in days from the second on."""
        if not self.is_late:
            due = ngettext(
                "First reply promised within %(promised)d working hour",
                "First reply promised within %(promised)d working hours",
                self.promised,
            )
            return due % {"promised": self.promised}
        if self.days >= 2:
            late_by_days = ngettext(
                "Waiting %(days)d day: can you help?",
                "Waiting %(days)d days: can you help?",
                self.days,
            )
            return late_by_days % {"days": self.days}
        late_by_hours = ngettext(
            "Waiting %(waited)d working hour: can you help?",
            "Waiting %(waited)d working hours: can you help?",
            self.waited,
        )
        return late_by_hours % {"waited": self.waited}


def promise_of(
    entry: Entry,
    community: Community,
    *,
    now: dt.datetime | None = None,
) -> Promise | None:
    """None where nothing was promised, the question isn't waiting, or someone has replied."""
    if community.promise_hours is None:
        return None
    if entry.state != State.WAITING or entry.question.first_reply_at:
        return None
    now = now or timezone.now()
    hours = working_hours_between(entry.created_at, now, zone_named(community.time_zone))
    return Promise(int(hours), community.promise_hours, days=days_since(entry.created_at, now=now))
