"""Nothing has been started for weeks: start something, or ask whether to continue."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Max, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.this_week import Suggestion, WorkKind
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.seats import Seat
from guildhall.kit.days import lasting

SILENCE = dt.timedelta(days=21)
LONG_SILENCE = dt.timedelta(weeks=12)
LOOKS_BACK = 3 * HALF_A_YEAR
FADED = 4
ASK_ON = WorkKind("ask-on", "repeat", gettext_lazy("ask whether to continue"), 160)
BEGIN = WorkKind("begin", "sprout", gettext_lazy("start something"), 170)


def silence(seat: Seat) -> list[Suggestion]:
    """Nobody has started anything for three weeks: start something.

    Where it has been quiet for long, also ask whether to continue. One query.
    """
    if timezone.now() - seat.community.created_at < SILENCE:
        return []
    life = _life_of(seat)
    if life.since and timezone.now() - life.since < SILENCE:
        return []
    begin = _begin(seat, life.time)
    return [_ask_on(seat, life.time), begin] if life.has_faded else [begin]


@dataclass(frozen=True, slots=True)
class Life:
    """When something was last started within eighteen months, and how much was written.

    In this half year, and in the half year a year ago.
    """

    since: dt.datetime | None
    lately: int
    a_year_ago: int

    @property
    def time(self) -> str:
        """How long since then."""
        if self.since:
            return lasting(self.since)
        return _("more than %(time)s") % {"time": lasting(timezone.now() - LOOKS_BACK)}

    @property
    def has_faded(self) -> bool:
        """Nothing started for twelve weeks, or less than a quarter of what there was."""
        is_long = self.since is None or timezone.now() - self.since > LONG_SILENCE
        return is_long or FADED * self.lately < self.a_year_ago


def _life_of(seat: Seat) -> Life:
    now = timezone.now()
    here = Entry.objects.filter(
        community=seat.community, created_at__gt=now - LOOKS_BACK
    ).published()
    lately, a_year_ago = (
        Q(created_at__gt=now - HALF_A_YEAR),
        Q(created_at__lte=now - 2 * HALF_A_YEAR),
    )
    written = F("reply_count") + 1
    life = here.aggregate(
        since=Max("created_at"),
        lately=Sum(written, filter=lately, default=0),
        before=Sum(written, filter=a_year_ago, default=0),
    )
    return Life(life["since"], life["lately"], life["before"])


def _begin(seat: Seat, time: str) -> Suggestion:
    path, label = (
        ("ask", _("Ask a question")) if seat.has_room("questions") else ("talk", _("Go to Talk"))
    )
    return Suggestion(
        BEGIN,
        seat.community.pk,
        _("Start something small"),
        _(
            "Nobody has started anything here for %(time)s. One real question of your own brings "
            "the others back sooner than an appeal."
        )
        % {"time": time},
        label,
        reverse(path, args=[seat.community.slug]),
    )


def _ask_on(seat: Seat, time: str) -> Suggestion:
    meets = seat.has_room("meetings")
    path = (
        reverse("plan_meeting", args=[seat.community.slug]) + "?kit=keep"
        if meets
        else reverse("stage", args=[seat.community.slug])
    )
    return Suggestion(
        ASK_ON,
        seat.community.pk,
        _("Ask openly: keep, change or end?"),
        _(
            "It has been quiet for %(time)s. Ending well and starting again are both good; what "
            "isn't good is nobody asking."
        )
        % {"time": time},
        _("Plan a meeting about it") if meets else _("Set the stage"),
        path,
    )
