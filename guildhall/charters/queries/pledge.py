"""What a community pledged to know: its page, and when the overview shows it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.charters.models import Pledge
from guildhall.charters.models.pledge import day_in
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared

OLD_ENOUGH = dt.timedelta(days=182)
SEASON = dt.timedelta(days=56)  # to write one, once a year
FRESH = dt.timedelta(days=28)  # how long the overview shows what is new, and what comes soon
MOST = 30


@dataclass(frozen=True, slots=True)
class PledgeCard:
    """What the overview says: nothing written yet, or the newest one and whether it is due."""

    pledge: Pledge | None
    asks_to_write: bool = False
    asks_to_answer: bool = False


def pledges_of(community: Community) -> list[Pledge]:
    """The newest first, without those that were taken back. One query."""
    pledges = Pledge.objects.that_hold().filter(community=community)
    rows = list(pledges.select_related("written_by", "answered_by")[:MOST])
    for pledge in rows:
        pledge.community = community
    return rows


def newest_pledge(community: Community) -> Pledge | None:
    """One query."""
    pledge = _newest.first(community_id=community.pk)
    if pledge:
        pledge.community = community
    return pledge


@prepared
def _newest(community_id: int) -> QuerySet[Pledge]:
    return Pledge.objects.that_hold().filter(community=community_id)[:1]


def pledge_card(seat: Seat, *, today: dt.date | None = None) -> PledgeCard | None:
    """What members find on the overview now; None out of season, and in the first half year.

    One query, none where the community is young.
    """
    community = seat.community
    day = today or day_in(community)
    if not seat.is_member or community.is_closed or not is_old_enough(community, day):
        return None
    pledge = newest_pledge(community)
    if pledge is None or (pledge.is_answered and not _is_news(pledge, day)):
        asks = seat.is_steward and is_season(community, day)
        return PledgeCard(None, asks_to_write=True) if asks else None
    if _is_news(pledge, day) or pledge.asks_on - FRESH <= day:
        return PledgeCard(pledge, asks_to_answer=pledge.is_due and seat.is_steward)
    return None


def is_old_enough(community: Community, day: dt.date | None = None) -> bool:
    """Half a year old: before that there is enough else to begin."""
    return (day or day_in(community)) - day_in(community, community.created_at) >= OLD_ENOUGH


def is_season(community: Community, day: dt.date) -> bool:
    """The eight weeks after its first half year, and the same weeks of each year after."""
    since = (day - day_in(community, community.created_at) - OLD_ENOUGH).days
    return since >= 0 and since % 365 < SEASON.days


def _is_news(pledge: Pledge, day: dt.date) -> bool:
    """Written, or answered, within the last four weeks."""
    latest = pledge.answered_at or pledge.written_at
    return day - day_in(pledge.community, latest) <= FRESH
