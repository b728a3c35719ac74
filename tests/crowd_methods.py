"""Many sessions and run sheets, and one session held with everybody at many tables."""

from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.methods.actions import (
    add_run_sheet,
    add_table,
    begin_session,
    end_session,
    prepare_session,
    write_harvest,
)
from guildhall.methods.cards import METHODS
from guildhall.methods.models import Here
from guildhall.people.models import Person

MOST = 20


def add_methods(community: Community, steward: Person, people: list[Person], count: int) -> int:
    """The id of a session with as many tables as there can be, up to a number."""
    open_room(community, room="methods", by=steward)
    cafe = METHODS["world-cafe"]
    for number in range(min(count, MOST)):
        add_run_sheet(community, by=steward, title=f"Round {number}", body="- 5 min: A round")
        prepare_session(community, by=steward, title=f"Café {number}", steps=cafe.steps)
    held = prepare_session(
        community, by=steward, title="Seals", steps=cafe.steps, method=cafe
    ).session
    begin_session(held, by=steward)
    for number in range(min(count, MOST)):
        table = add_table(held, by=steward, name=f"Topic {number}")
        write_harvest(table, by=steward, began="", wrote=f"Rinse them {number} times")
    tables = list(held.tables.all())
    Here.objects.bulk_create(
        Here(session=held, person=one, table=tables[place % len(tables)])
        for place, one in enumerate(people)
    )
    end_session(held, by=steward)
    return held.pk
