"""Projects in lists: the next step, who does what, the date. The same for every member."""

from collections.abc import Sequence
from dataclasses import dataclass

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.projects.models import Shift
from guildhall.projects.moments import span_in_words
from guildhall.projects.next_step import NextStep, free_places, next_step
from guildhall.projects.queries import Around, around_all

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Card:
    """What a list says of one project: with names for members, without them for the world."""

    entry: Entry
    around: Around
    step: NextStep | None
    when: str

    @property
    def shifts(self) -> list[tuple[Shift, int]]:
        """Those with free places first, and how many are free."""
        rows = [(one, free_places(one)) for one in self.around.shifts]
        return sorted(rows, key=lambda one: one[1] == 0)[:MOST_SHOWN]

    @property
    def wanted(self) -> list[str]:
        """What nobody brings yet."""
        return [one.name for one in self.around.supplies if not one.is_taken][:MOST_SHOWN]


def cards_of(seat: Seat, entries: Sequence[Entry]) -> list[Card]:
    """Ten queries, however many they are; none where there are none."""
    if not entries:
        return []
    for entry in entries:
        entry.community, entry.project.entry = seat.community, entry
    return [_card(seat, *pair) for pair in zip(entries, around_all(entries), strict=True)]


def _card(seat: Seat, entry: Entry, around: Around) -> Card:
    project = entry.project
    return Card(
        entry,
        around,
        next_step(entry, around, shows_names=seat.is_member),
        span_in_words(project.starts_at, project.ends_at, project.zone)
        if project.starts_at
        else "",
    )
