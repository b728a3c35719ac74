"""Who takes part, read once for a page: its acts, its parts and its rows all ask."""

from collections.abc import Collection

from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.decisions.models import Decision
from guildhall.notifications.models import ChosenLevel, Level

TOLD = (Level.EVERYTHING, Level.CONCERNS)


def parts_known(decision: Decision) -> dict[int, bool]:
    """By the ids of people, whether they take part, as far as it was read with this decision."""
    known: dict[int, bool] = vars(decision).setdefault("_parts_known", {})
    return known


def know_parts(seat: Seat, decisions: Collection[Decision]) -> None:
    """Whether the reader is among the people of their topics: two queries for all of them.

    None where everyone or a role takes part.
    """
    of_topics = [one for one in decisions if one.topic_id]
    if not of_topics or seat.person is None:
        return
    ids = [one.topic_id for one in of_topics]
    followed = ChosenLevel.objects.filter(person=seat.person, topic__in=ids, level__in=TOLD)
    roles = RolePeriod.objects.current().filter(person=seat.person, topic__in=ids)
    own = {*followed.values_list("topic", flat=True), *roles.values_list("topic", flat=True)}
    for one in of_topics:
        parts_known(one)[seat.person.pk] = seat.is_member and one.topic_id in own
