"""Reads for the letter of the week: what is in it now, and what could be in the next one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.models.entry import EntryQuerySet
from guildhall.commons.with_files import html_with_files
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds
from guildhall.communities.seats import Seat
from guildhall.kit.own_pictures import OwnPicture, first_own_picture
from guildhall.people.models import Person
from guildhall.weekly.actions import MOST_PICKS
from guildhall.weekly.models import Pick, WeeklyLetter, monday_of
from guildhall.weekly.proposals import Proposal, proposals, proposals_in

RECENT = dt.timedelta(weeks=6)
MOST_LOOKED_AT, MOST_OF_A_KIND = 12, 3
LONG = 90


@dataclass(frozen=True, slots=True)
class Item:
    """One thing as a letter shows it; `short_path` is the address that its QR code holds."""

    entry: Entry
    proposal: Proposal
    short_path: str = ""

    @property
    def heading(self) -> str:
        return self.proposal.heading(self.entry)

    @property
    def invites(self) -> str:
        return self.proposal.invites(self.entry)

    @property
    def picture(self) -> OwnPicture | None:
        return first_own_picture(html_with_files(self.entry))

    @property
    def text(self) -> str:
        """Its first words, where they aren't its title already."""
        return self.entry.lead if self.entry.title else ""

    @property
    def is_long(self) -> bool:
        """Its title needs the room on paper that its first words would have."""
        return len(self.entry.heading) > LONG

    @property
    def path(self) -> str:
        return path_of(self.entry, self.entry.community.slug)


def letter_at(seat: Seat, letter_id: int) -> WeeklyLetter | None:
    """With the community of the seat, which a page has read already."""
    letters = WeeklyLetter.objects.at(seat).select_related("written_by", "sent_by")
    letter = letters.filter(pk=letter_id).first()
    if letter is not None:
        letter.community = seat.community
    return letter


def unsent_letter(community: Community) -> WeeklyLetter | None:
    letters = WeeklyLetter.objects.unsent().filter(community=community)
    return letters.select_related("written_by").first()


def sent_letters(seat: Seat) -> QuerySet[WeeklyLetter]:
    """Each with the picks that members see."""
    seen = Pick.objects.filter(entry__in=_shown_in(seat.community, Entry.objects.at(seat)))
    picks = Prefetch("picks", seen.select_related("entry"))
    return WeeklyLetter.objects.at(seat).sent().select_related("sent_by").prefetch_related(picks)


def has_sent_this_week(community: Community) -> bool:
    week_on = monday_of(timezone.now(), community)
    return WeeklyLetter.objects.filter(community=community, week_on=week_on).exists()


def items_at(seat: Seat, letter: WeeklyLetter) -> list[Item]:
    """What is in it, without what is no longer published."""
    return _items(letter, Entry.objects.at(seat))


def items_for(person: Person, letter: WeeklyLetter) -> list[Item]:
    """What is in it for this reader of its mail: nothing of people whom they blocked."""
    readable = Entry.objects.visible_to(person)
    return _items(letter, readable.exclude(author__in=person.blocks.values("blocked")))


def offered_items(community: Community, letter: WeeklyLetter | None) -> list[Item]:
    """What the letter could hold: what is in it, then what the rooms propose.

    What has a picture comes first among its kind. What a letter had before is not offered again.
    """
    picked = _items(letter, Entry.objects.all()) if letter else []
    ids = {item.entry.pk for item in picked}
    since = timezone.now() - RECENT
    had = Pick.objects.filter(letter__community=community, letter__sent_at__isnull=False)
    offered = [
        item
        for proposal in proposals_in(community)
        for item in _best_of(proposal, community, since, had.values("entry"))
        if item.entry.pk not in ids
    ]
    return sorted([*picked, *offered], key=lambda item: item.proposal.order)


def usual_picks(items: Iterable[Item]) -> list[int]:
    """Ids of the first of each kind, until a letter is full: what is ticked at first."""
    first: dict[str, int] = {}
    for item in items:
        first.setdefault(item.entry.kind, item.entry.pk)
    return list(first.values())[:MOST_PICKS]


def picked_entry(token: str, entries: EntryQuerySet) -> Entry | None:
    """The entry behind a short address, if it is among these."""
    entry = entries.filter(picks__token=token).select_related("community").first()
    return entry if entry and entry.kind in kinds else None


def _best_of(
    proposal: Proposal, community: Community, since: dt.datetime, had: QuerySet
) -> list[Item]:
    newest = proposal.find(community, since).exclude(pk__in=had).select_related("author")
    items = [Item(entry, proposal) for entry in newest[:MOST_LOOKED_AT]]
    return sorted(items, key=lambda item: item.picture is None)[:MOST_OF_A_KIND]


def _items(letter: WeeklyLetter, entries: EntryQuerySet) -> list[Item]:
    picks = letter.picks.filter(entry__in=_shown_in(letter.community, entries))
    return [
        Item(pick.entry, proposals[pick.entry.kind], pick.path)
        for pick in picks.select_related("entry__author", "entry__community")
    ]


def _shown_in(community: Community, entries: EntryQuerySet) -> EntryQuerySet:
    """Published there, in a room that is open."""
    shown = [proposal.kind for proposal in proposals_in(community)]
    return entries.published().filter(community=community, kind__in=shown)
