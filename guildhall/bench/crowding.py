"""Write an invented crowd into the database, as its log, people and memberships. A process of its own; prints the community's id."""

import datetime as dt
import sys

import django

PIECE = 20_000


def main(events: int, people: int) -> None:
    django.setup()
    print(fill_crowd(events, people))


def fill_crowd(events: int, people: int) -> int:
    from django.db import transaction  # needs the set-up, as all below

    from guildhall.activity.models import Event
    from guildhall.communities.models import Community, Membership
    from guildhall.health.synthetic import crowd
    from guildhall.health.verbs import OUTCOME, TYPES, Type
    from guildhall.people.models import Person, Unit, UnitPeriod

    frames = crowd(events, people)
    verbs = {str(kind): verb for verb, kind in TYPES.items()} | {str(Type.ADOPTED): OUTCOME, str(Type.HELPED): "answer.accepted"}
    day = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    with transaction.atomic():
        community = Community.objects.create(
            slug=f"crowd-{events}",
            name="Crowd",
            name_key="crowd",
            purpose="Measured",
            created_at=day + dt.timedelta(days=frames.born),
        )
        made = [
            Person(username=f"crowd-{events}-{number:06}", username_key=f"crowd-{events}-{number:06}", name=f"Person {number}")
            for number in range(people)
        ]
        Person.objects.bulk_create(made, batch_size=500)
        since = [day + dt.timedelta(days=one) for one in frames.members["since"].to_list()]
        Membership.objects.bulk_create(
            (Membership(community=community, person=person, since=when) for person, when in zip(made, since, strict=True)),
            batch_size=500,
        )
        units = {
            unit: Unit.objects.create(name=f"Unit {events} {unit}", name_key=f"unit {events} {unit}")
            for unit in sorted(set(frames.units["unit"].to_list()))
        }
        of = frames.units["unit"].to_list()
        UnitPeriod.objects.bulk_create(
            (UnitPeriod(person=person, unit=units[unit], since=when) for person, unit, when in zip(made, of, since, strict=True)),
            batch_size=500,
        )
        ids = [person.pk for person in made]
        columns = frames.events.select("at", "type", "actor", "toward", "thread", "topics", "result")
        for start in range(0, columns.height, PIECE):
            Event.objects.bulk_create(
                (
                    Event(
                        verb=verbs[kind], community_id=community.pk, actor_id=ids[actor], toward_id=None if toward is None else ids[toward],
                        entry_id=thread, topics=topics, detail={"result": result} if result and result != "solved" else {}, at=at,
                    )
                    for at, kind, actor, toward, thread, topics, result in columns.slice(start, PIECE).iter_rows()
                ),
                batch_size=900,
            )  # fmt: skip
    return community.pk


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
