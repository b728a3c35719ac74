"""Who joined ideas, as the list and the page of an idea show it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.ideas import policy
from guildhall.ideas.models import Joining
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person


@dataclass(slots=True)
class Joined:
    """One idea: how many would use it, who would help, as what the reader joined it.

    People are for readers who are signed in. `from_list`: the buttons lead back to the list.
    """

    entry: Entry
    may_join: bool = False
    may_doubt: bool = False
    users: int = 0
    helpers: list[Person] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    from_list: bool = False

    @property
    def users_shown(self) -> int:
        """Only on the idea's own page: beside each other, such numbers would be a ranking."""
        return 0 if self.from_list else self.users


def joined_of(
    seat: Seat, entry: Entry, joinings: Collection[Joining], *, from_list: bool = False
) -> Joined:
    """As this seat sees it; `joinings` are those of this idea."""
    joined = Joined(
        entry,
        may_join=bool(policy.may_join_idea(seat, entry)),
        may_doubt=bool(policy.may_doubt_idea(seat, entry)),
        from_list=from_list,
    )
    if seat.person is None:
        return joined
    if entry.idea.keeps_counts:
        joinings = [one for one in joinings if one.person_id == seat.person.pk]
    joined.users = sum(one.joined_as == Joining.As.USE for one in joinings)
    joined.helpers = [one.person for one in joinings if one.helps]
    joined.own = {one.joined_as for one in joinings if one.person_id == seat.person.pk}
    return joined


def joined_in_list(seat: Seat, entries: Collection[Entry]) -> list[Joined]:
    """Of each of these ideas, in their order. One query; none for who isn't signed in."""
    of_idea: dict[int, list[Joining]] = defaultdict(list)
    if seat.person is not None and entries:
        for joining in _joinings.rows(ids=listed(entry.pk for entry in entries)):
            of_idea[joining.idea_id].append(joining)
    return [joined_of(seat, entry, of_idea[entry.pk], from_list=True) for entry in entries]


@prepared
def _joinings(ids: str) -> QuerySet[Joining]:
    rows = Joining.objects.current().filter(idea__entry__pk__listed=ids)
    return rows.select_related("person").order_by("at", "pk")
