"""Finding members: by name, by what they can help with or lend, by language, by where they work."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.communities.models import Membership
from guildhall.communities.phones import phones_among
from guildhall.communities.queries import members_of
from guildhall.communities.seats import Seat
from guildhall.kit.paging import Page
from guildhall.kit.scripts import fold
from guildhall.people.models import UnitPeriod
from guildhall.people.queries import units_within

EVERYWHERE = ("name", "ask_me", "speak", "unit")
AMONG_MEMBERS = "lend"
LISTED = ("ask_me", "lend", "speak")  # without words, everyone who has listed something
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom someone looks for: words, in one place of a card or in all, and where they work."""

    words: str = ""
    place: str = ""
    unit_id: int | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.unit_id or self.place in LISTED)


def members_like(seat: Seat, wanted: Wanted) -> QuerySet[Membership]:
    """Members whose card says each of the words; capitals and accents make no difference.

    Where only a place is named, everyone who has written something there.

    What people lend is searched for members only, as only they see it.
    """
    members = members_of(seat.community)
    places = [*EVERYWHERE, *([AMONG_MEMBERS] if seat.is_member else [])]
    if wanted.place in places:
        places = [wanted.place]
    if wanted.place in {*LISTED} & {*places}:
        members = members.exclude(**{f"person__found_by__{wanted.place}": ""})
        members = members.filter(person__found_by__isnull=False)
    for word in fold(wanted.words).split()[:MOST_WORDS]:
        says = Q()
        for place in places:
            says |= Q(**{f"person__found_by__{place}__contains": word})
        members = members.filter(says)
    if wanted.unit_id:
        works = UnitPeriod.objects.filter(
            person=OuterRef("person"), until=None, unit__in=units_within(wanted.unit_id)
        )
        members = members.filter(Exists(works))
    return members


def with_phones(seat: Seat, page: Page) -> Page:
    """The same page; each member has the `phone` that this reader sees, or none. One query."""
    phones = phones_among(seat, [member.person for member in page])
    for member in page:
        member.phone = phones.get(member.person_id)
    return page
