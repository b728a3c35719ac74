"""A page for sponsors, from the draft to the day it is sent."""

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
    """Members have not had it for a week yet."""


class AlreadySent(ValueError):
    """A page that was sent no longer changes."""


class HasRemarks(ValueError):
    """Members have commented on it, and comments are not thrown away."""


def write_sponsor_page(
    community: Community,
    *,
    by: Person,
    purpose: str,
    needs: str,
    stories: Sequence[Entry],
    at: dt.datetime | None = None,
) -> SponsorPage:
    """Write the draft, or write it again, with at most three stories.

    A page that members see and that is not sent yet becomes a draft again.
    """
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
            _copy_of(story, page=page, position=position)
            for position, story in enumerate(stories[:MOST_STORIES])
        )
    return page


def show_sponsor_page(
    page: SponsorPage, *, by: Person, at: dt.datetime | None = None
) -> SponsorPage:
    """Show it to the members, with the figures of this moment, which stay.

    Showing it twice is harmless.
    """
    now = at or timezone.now()
    with transaction.atomic():
        locked = _locked(page)
        if locked.shown_at:
            return locked
        tallies = tallies_of(
            locked.community, since=now - HALF_A_YEAR, until=now, to_outsiders=True
        )
        locked.counts = [{"figure": one.figure, "says": one.says} for one in tallies]
        locked.since, locked.until, locked.shown_at = (now - HALF_A_YEAR).date(), now.date(), now
        locked.save(update_fields=["counts", "since", "until", "shown_at"])
        record(
            events.PAGE_SHOWN, actor_id=by.pk, community_id=page.community_id, at=now, page=page.pk
        )
    return locked


def take_story_off(story: ToldStory) -> None:
    """The person who told it does not want it there. Raises AlreadySent."""
    with transaction.atomic():
        _locked(story.page)
        ToldStory.objects.filter(pk=story.pk).delete()


def remark(page: SponsorPage, *, by: Person, text: str, at: dt.datetime | None = None) -> Remark:
    """Say what is missing or wrong before it is sent. Raises AlreadySent."""
    with transaction.atomic():
        _locked(page)
        comment = Remark.objects.create(page=page, person=by, text=text, at=at or timezone.now())
        record(
            events.PAGE_REMARKED,
            actor_id=by.pk,
            community_id=page.community_id,
            at=comment.at,
            page=page.pk,
        )
    return comment


def discard_sponsor_page(page: SponsorPage) -> None:
    """Throw away a page that was not sent. Raises AlreadySent, HasRemarks."""
    with transaction.atomic():
        locked = _locked(page)
        if locked.remarks.exists():
            raise HasRemarks(str(locked))
        locked.delete()


def send_sponsor_page(
    page: SponsorPage, *, by: Person, at: dt.datetime | None = None
) -> SponsorPage:
    """Send it to the sponsors; from now on it no longer changes. Sending it twice is harmless.

    Raises NotYetShown before the members' week is over.
    """
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


def _copy_of(story: Entry, *, page: SponsorPage, position: int) -> ToldStory:
    names = ", ".join(one.person.name for one in story.authorships.select_related("person"))
    text = f"{story.title}\n\n{text_of(story.body_html)}".strip()
    return ToldStory(
        page=page,
        position=position,
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
