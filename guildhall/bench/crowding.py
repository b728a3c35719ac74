"""Write an invented crowd into the database: its log, people and memberships.

Run as a process of its own; prints the community's id.
"""

import datetime as dt
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from guildhall.communities.models import Community
    from guildhall.health.measure.frames import Frames

PIECE = 20_000


def main(events: int, people: int) -> None:
    django.setup()
    print(fill_crowd(events, people))


def fill_crowd(events: int, people: int) -> int:
    """The crowd in the database; the community's id."""
    from django.db import transaction  # needs the set-up, as all below

    from guildhall.communities.models import Community
    from guildhall.health.synthetic import crowd

    frames = crowd(events, people)
    with transaction.atomic():
        community = Community.objects.create(
            slug=frames.slug,
            name="Crowd",
            name_key="crowd",
            purpose="Measured",
            created_at=_moment(frames.born),
        )
        ids = _fill_people(frames, community)
        _fill_log(frames, community, ids)
    return community.pk


def _fill_people(frames: "Frames", community: "Community") -> list[int]:
    """People with their membership and unit; their ids, in the order of the frames."""
    from guildhall.communities.models import Membership
    from guildhall.people.models import Person, Unit, UnitPeriod

    names = [f"{frames.slug}-{number:06}" for number in range(frames.people)]
    made = [Person(username=name, username_key=name, name=name) for name in names]
    Person.objects.bulk_create(made, batch_size=500)
    since = [_moment(day) for day in frames.members["since"].to_list()]
    pairs = list(zip(made, since, strict=True))
    Membership.objects.bulk_create(
        (Membership(community=community, person=one, since=when) for one, when in pairs),
        batch_size=500,
    )
    of = frames.units["unit"].to_list()
    units = {
        unit: Unit.objects.create(name=f"{frames.slug} {unit}", name_key=f"{frames.slug} {unit}")
        for unit in sorted(set(of))
    }
    UnitPeriod.objects.bulk_create(
        (
            UnitPeriod(person=one, unit=units[unit], since=when)
            for (one, when), unit in zip(pairs, of, strict=True)
        ),
        batch_size=500,
    )
    return [one.pk for one in made]


def _fill_log(frames: "Frames", community: "Community", ids: list[int]) -> None:
    from guildhall.activity.verbs import Type, types_of_verbs
    from guildhall.commons.events import OUTCOME_REPORTED

    verbs = {str(kind): verb for verb, kind in types_of_verbs().items()}
    verbs |= {str(Type.ADOPTED): OUTCOME_REPORTED}
    columns = frames.events.select("at", "type", "actor", "toward", "thread", "topics", "result")
    for start in range(0, columns.height, PIECE):
        write_log(
            {
                "verb": verbs[kind],
                "community_id": community.pk,
                "actor_id": ids[actor],
                "toward_id": None if toward is None else ids[toward],
                "entry_id": thread,
                "topics": topics,
                "detail": {"result": result} if result and result != "solved" else {},
                "at": at,
            }
            for at, kind, actor, toward, thread, topics, result in columns.slice(
                start, PIECE
            ).iter_rows()
        )


def write_log(rows: Iterable[dict[str, Any]]) -> None:
    """Events by their columns, of which nobody is told."""
    from guildhall.activity.models import Event

    Event.objects.bulk_create((Event(**columns) for columns in rows), batch_size=900)


def _moment(day: int) -> dt.datetime:
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=day)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
