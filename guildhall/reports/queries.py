"""Reads for the page for sponsors."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.charters.models import CharterVersion
from guildhall.commons.models import Entry, Standing
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds_that_tell_worth
from guildhall.communities.seats import Seat
from guildhall.health.counts import Tally, tallies_of
from guildhall.reports.actions import MOST_STORIES
from guildhall.reports.models import SponsorPage, ToldStory

STORIES_OF = 2 * HALF_A_YEAR


def stories_to_choose(community: Community) -> QuerySet[Entry]:
    """Published stories of the last year, the newest first."""
    stories = Entry.objects.published().filter(
        community=community,
        kind__in=kinds_that_tell_worth(),
        created_at__gt=timezone.now() - STORIES_OF,
    )
    return stories.for_list().order_by("-created_at", "-pk")


def unsent_page(community: Community) -> SponsorPage | None:
    return (
        SponsorPage.objects.filter(community=community, sent_at=None)
        .prefetch_related("stories")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the form of a first draft is filled with."""

    purpose: str
    needs: str
    story_ids: list[int]


def beginning_of(community: Community) -> Beginning:
    """From the draft that there is.

    Without one: the charter's aim or the community's purpose, what was needed last time, and the
    newest stories.
    """
    page = unsent_page(community)
    if page:
        return Beginning(
            page.purpose,
            page.needs,
            [story.entry_id for story in page.stories.all() if story.entry_id],
        )
    charter = (
        CharterVersion.objects.agreed().filter(community=community).first()
        if community.has_charter
        else None
    )
    last = (
        SponsorPage.objects.filter(community=community, sent_at__isnull=False)
        .order_by("-sent_at")
        .first()
    )
    stories = list(stories_to_choose(community).values_list("pk", flat=True)[:MOST_STORIES])
    return Beginning(
        charter.aim if charter else community.purpose, last.needs if last else "", stories
    )


def counts_of(page: SponsorPage) -> list[Tally]:
    """Of this moment while it is a draft; as they were once members see it."""
    if not page.is_draft:
        return [Tally(one["figure"], one["says"]) for one in page.counts]
    now = timezone.now()
    return tallies_of(page.community, since=now - HALF_A_YEAR, until=now, to_outsiders=True)


def stories_on(page: SponsorPage) -> list[ToldStory]:
    """In their order, without those that a steward has hidden since.

    Their words are kept, but nobody reads them.
    """
    return list(page.stories.exclude(entry__standing__in=[Standing.HIDDEN, Standing.HELD]))


def pages_at(seat: Seat) -> QuerySet[SponsorPage]:
    return SponsorPage.objects.at(seat)
