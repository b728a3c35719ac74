"""What stewards see of the searches that found nothing."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Count, QuerySet
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.search.missed.finding import found_in
from guildhall.search.missed.keys import mark_of_secret
from guildhall.search.models.missed import MissedSearch

KEPT_FOR = dt.timedelta(days=90)
FEWEST_PEOPLE = 5
MOST_SHOWN = 50


def missed_phrases(community: Community) -> list[str]:
    """What five people or more have searched for lately and nobody would find now, by alphabet.

    Nothing says how many they were, nor when. Three queries.
    """
    written = written_for(community, shown_keys(community)).values()
    return sorted(set(written) - found_in(community, written))


def shown_keys(community: Community) -> list[str]:
    """The keys that enough people have searched for; if there are very many, those of the most."""
    keys = (
        _counting(community).order_by().values("key").annotate(people=Count("who", distinct=True))
    )
    enough = keys.filter(people__gte=FEWEST_PEOPLE).order_by("-people", "key")
    return [row["key"] for row in enough[:MOST_SHOWN]]


def written_for(community: Community, keys: Sequence[str]) -> dict[str, str]:
    """Each key as most people have written it."""
    rows = _counting(community).filter(key__in=keys).order_by().values("key", "written")
    often = rows.annotate(people=Count("pk")).order_by("people", "-written")
    return {row["key"]: row["written"] for row in often}


def _counting(community: Community) -> QuerySet[MissedSearch]:
    """Rows that count: of the last 90 days, under the hall's secret key of today."""
    since = timezone.now().date() - KEPT_FOR
    rows = MissedSearch.objects.filter(community=community, searched_on__gte=since)
    return rows.filter(who__startswith=mark_of_secret())
