"""What figures of the community may know: how many were introduced, and how many of them met."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from guildhall.communities.introduced import Introduced
from guildhall.communities.models import Community
from guildhall.introductions.models import Introduction, Side
from guildhall.introductions.queries.rounds import last_quarter

YEARS = 2


def introduced(community: Community, at: dt.datetime) -> Iterator[Introduced]:
    """Of the last two years of whole quarters, with what was told in them. One query.

    What is told in the quarter that goes on is not counted yet: one answer would change a figure.
    """
    until = last_quarter(at.date())[1]
    since = until.replace(year=until.year - YEARS)
    made = Introduction.objects.filter(
        community=community, made_at__date__gte=since, made_at__date__lt=until
    )
    met = Side.objects.filter(introduction=OuterRef("pk"), has_met=True, told_at__date__lt=until)
    for day, is_done in made.annotate(is_done=Exists(met)).values_list("made_at__date", "is_done"):
        yield Introduced(_end_of_quarter(day), is_done)


def _end_of_quarter(day: dt.date) -> dt.date:
    month = day.month + 2 - (day.month - 1) % 3
    following = dt.date(day.year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)
