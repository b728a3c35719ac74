"""Reading lists as their reader sees them: what is next is what they have not read yet."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.page.reads import read_once
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.library.models import HasRead, PageState, ReadingList, ReadingStep

MOST_LISTS = 50
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a list, and whether the reader has read it."""

    entry: Entry
    is_read: bool


@dataclass(slots=True)
class Shown:
    """A reading list with the pages that are still there and in force."""

    reading_list: ReadingList
    steps: list[Step] = field(default_factory=list)

    @property
    def read(self) -> int:
        return sum(step.is_read for step in self.steps)

    @property
    def next(self) -> Entry | None:
        """The first that the reader has not read; None where they have read all."""
        return next((step.entry for step in self.steps if not step.is_read), None)

    def place_of(self, entry: Entry) -> int:
        """The number of a page in it, from 1; 0 where it is not in it."""
        ids = [step.entry.pk for step in self.steps]
        return ids.index(entry.pk) + 1 if entry.pk in ids else 0

    def has_read(self, entry: Entry) -> bool:
        return any(step.is_read for step in self.steps if step.entry.pk == entry.pk)

    def after(self, entry: Entry) -> Entry | None:
        """The page that follows this one, where there is one."""
        following = self.steps[self.place_of(entry) :]
        return following[0].entry if following else None


def reading_lists_of(seat: Seat) -> list[Shown]:
    """Where to start comes first. Three queries; two for who isn't signed in."""
    return _in_full(list(_here(seat)[:MOST_LISTS]), seat)


def reading_list_at(seat: Seat, list_id: int) -> Shown | None:
    """None where there is none here."""
    found = _in_full(list(_here(seat).filter(pk=list_id)), seat)
    return found[0] if found else None


@read_once
def lists_with(entry: Entry, seat: Seat) -> list[Shown]:
    """The reading lists in which a page is. Three queries; two for who isn't signed in."""
    here = {"entry_id": entry.pk, "community_id": seat.community.pk}
    read = _read_beside.rows(**here, person_id=seat.person.pk) if seat.person else []
    return _shown(
        _lists_with.rows(**here),
        _steps_beside.rows(seat, entry.pk),
        {one.entry_id for one in read},
    )


@prepared
def _lists_with(entry_id: int, community_id: int) -> QuerySet[ReadingList]:
    return ReadingList.objects.filter(community=community_id, steps__entry=entry_id)[:MOST_LISTS]


@PreparedAt
def _steps_beside(seat: Seat, entry_id: int) -> QuerySet[ReadingStep]:
    lists = _here(seat).filter(steps__entry=entry_id).order_by()
    return _steps(seat).filter(reading_list__in=lists.values("pk"))[: MOST_LISTS * MOST_STEPS]


@prepared
def _read_beside(entry_id: int, community_id: int, person_id: int) -> QuerySet[HasRead]:
    """Of the pages in the same lists; nobody else can ask."""
    beside = ReadingStep.objects.filter(
        reading_list__steps__entry=entry_id, reading_list__community=community_id
    )
    return HasRead.objects.filter(person=person_id, entry__in=beside.values("entry"))


def start_of(seat: Seat) -> ReadingList | None:
    """The list with which people begin here. One query."""
    return _start.first(community_id=seat.community.pk)


@prepared
def _start(community_id: int) -> QuerySet[ReadingList]:
    return ReadingList.objects.filter(community=community_id, is_start=True)[:1]


def _here(seat: Seat) -> QuerySet[ReadingList]:
    return ReadingList.objects.filter(community=seat.community)


def _in_full(lists: list[ReadingList], seat: Seat) -> list[Shown]:
    steps = list(_steps(seat).filter(reading_list__in=lists)[: MOST_LISTS * MOST_STEPS])
    return _shown(lists, steps, _read_by(seat, [step.entry_id for step in steps]))


def _steps(seat: Seat) -> QuerySet[ReadingStep]:
    """Pages that are still there and in force, in the order of their lists."""
    steps = ReadingStep.objects.filter(entry__in=Entry.objects.at(seat).published())
    rows = steps.exclude(entry__state=PageState.WITHDRAWN).select_related("entry")
    return rows.defer("entry__body", "entry__body_html").order_by("reading_list", "place")


def _shown(lists: list[ReadingList], steps: list[ReadingStep], read: set[int]) -> list[Shown]:
    shown = {one.pk: Shown(one) for one in lists}
    for step in steps:
        if step.reading_list_id in shown:
            shown[step.reading_list_id].steps.append(Step(step.entry, step.entry_id in read))
    return list(shown.values())


def _read_by(seat: Seat, entry_ids: list[int]) -> set[int]:
    """What the reader themselves has read; nobody else can ask."""
    if seat.person is None or not entry_ids:
        return set()
    read = HasRead.objects.filter(person=seat.person, entry__in=entry_ids)
    return set(read.values_list("entry", flat=True))
