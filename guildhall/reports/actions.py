"""A sponsor's page, from the draft to the day on which it is sent."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.models import Entry
from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import Community
from guildhall.health.counts import tallies_of
from guildhall.kit.html import text_of
from guildhall.people.models import Person
from guildhall.reports import events
from guildhall.reports.models import SHOWN_FOR, Remark, SponsorPage, ToldStory

MOST_STORIES = 3


class NotYetShown(ValueError):
    """Members have not had their week with it."""


class AlreadySent(ValueError):
    """What was sent stays as it is."""


class HasRemarks(ValueError):
    """Members have said something about it, which is not thrown away with it."""


def write_sponsor_page(
    community: Community,
    *,
    by: Person,
    purpose: str,
    needs: str,
    stories: Sequence[Entry],
    at: dt.datetime | None = None,
) -> SponsorPage:
    """Write the draft, or write it anew; what was shown and not sent becomes a draft again. Three stories at most."""
    now = at or timezone.now()
    fields = {
        "purpose": purpose,
        "needs": needs,
        "written_by": by,
        "written_at": now,
        "shown_at": None,
        "counts": [],
    }
    period = {"since": (now - HALF_A_YEAR).date(), "until": now.date()}
    with transaction.atomic():
        page, _is_new = SponsorPage.objects.update_or_create(
            community=community, sent_at=None, defaults=fields | period
        )
        page.stories.all().delete()
        ToldStory.objects.bulk_create(
            _told(page, place, story) for place, story in enumerate(stories[:MOST_STORIES])
        )
    return page


def show_sponsor_page(
    page: SponsorPage, *, by: Person, at: dt.datetime | None = None
) -> SponsorPage:
    """To the members, with the counts of this moment, which stay. Showing it twice is harmless."""
    now = at or timezone.now()
    with transaction.atomic():
        locked = _locked(page)
        if locked.shown_at:
            return locked
        found = tallies_of(locked.community, since=now - HALF_A_YEAR, until=now, to_outsiders=True)
        locked.counts = [{"figure": one.figure, "says": one.says} for one in found]
        locked.since, locked.until, locked.shown_at = (now - HALF_A_YEAR).date(), now.date(), now
        locked.save(update_fields=["counts", "since", "until", "shown_at"])
        record(
            events.PAGE_SHOWN, actor_id=by.pk, community_id=page.community_id, at=now, page=page.pk
        )
    return locked


def take_story_off(story: ToldStory) -> None:
    """Its teller does not want it there. Raises AlreadySent."""
    with transaction.atomic():
        _locked(story.page)
        ToldStory.objects.filter(pk=story.pk).delete()


def remark(page: SponsorPage, *, by: Person, text: str, at: dt.datetime | None = None) -> Remark:
    """Say what is missing or not right, before it is sent. Raises AlreadySent."""
    with transaction.atomic():
        _locked(page)
        said = Remark.objects.create(page=page, person=by, text=text, at=at or timezone.now())
        record(
            events.PAGE_REMARKED,
            actor_id=by.pk,
            community_id=page.community_id,
            at=said.at,
            page=page.pk,
        )
    return said


def discard_sponsor_page(page: SponsorPage) -> None:
    """Throw away what was not sent. Raises AlreadySent, HasRemarks."""
    with transaction.atomic():
        locked = _locked(page)
        if locked.remarks.exists():
            raise HasRemarks(str(locked))
        locked.delete()


def send_sponsor_page(
    page: SponsorPage, *, by: Person, at: dt.datetime | None = None
) -> SponsorPage:
    """To the sponsors; from now on it stays as it is. Raises NotYetShown before the members' week is over; twice is harmless."""
    now = at or timezone.now()
    with transaction.atomic():
        locked = SponsorPage.objects.select_for_update().get(pk=page.pk)
        if locked.sent_at:
            return locked
        if locked.shown_at is None or locked.shown_at + SHOWN_FOR > now:
            raise NotYetShown(str(locked))
        locked.sent_at, locked.sent_by = now, by
        locked.save(update_fields=["sent_at", "sent_by"])
        record(
            events.PAGE_SENT, actor_id=by.pk, community_id=page.community_id, at=now, page=page.pk
        )
    return locked


def _told(page: SponsorPage, place: int, story: Entry) -> ToldStory:
    names = ", ".join(one.person.name for one in story.authorships.select_related("person"))
    text = f"{story.title}\n\n{text_of(story.body_html)}".strip()
    return ToldStory(
        page=page,
        position=place,
        entry=story,
        teller=story.author,
        told_by=names[:200],
        told_on=story.created_at.date(),
        text=text,
    )


def _locked(page: SponsorPage) -> SponsorPage:
    locked = SponsorPage.objects.select_for_update().select_related("community").get(pk=page.pk)
    if locked.sent_at:
        raise AlreadySent(str(locked))
    return locked
