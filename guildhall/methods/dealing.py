"""Who sits at which table: by lot, by unit, or once more with everyone but the hosts elsewhere.

People are named by their ids. Each way takes the lot that it draws from, so it can be repeated.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from random import Random

Seats = dict[int, int]  # by person, the number of their table, from 0


class By(StrEnum):
    LOT = "lot"
    MIXED = "mixed"  # of each unit, as few as possible at one table
    TOGETHER = "together"  # those of one unit beside each other


def tables_for(people: int, *, size: int) -> int:
    """How many tables, so that none has more than `size` people; one where nobody is there yet."""
    return max(1, -(-people // max(size, 1)))


def deal(units: Mapping[int, str], *, tables: int, by: By, lot: Random) -> Seats:
    """Seat people, given with their units, so that no table has two people more than another."""
    people = sorted(units)
    lot.shuffle(people)
    if by == By.LOT:
        return {person: place % tables for place, person in enumerate(people)}
    ordered = _by_unit(people, units, lot)
    if by == By.MIXED:
        return {person: place % tables for place, person in enumerate(ordered)}
    whole, over = divmod(len(ordered), tables)
    sizes = [whole + (table < over) for table in range(tables)]
    numbers = [table for table, size in enumerate(sizes) for _seat in range(size)]
    return dict(zip(ordered, numbers, strict=True))


def move_on(seats: Mapping[int, int], *, hosts: set[int], tables: int) -> Seats:
    """The next round: hosts stay, and those of one table go on to different ones.

    Where there are fewer other tables than people, some go on together.
    """
    moved = {person: table for person, table in seats.items() if person in hosts}
    if tables < 2:
        return dict(seats)
    places: dict[int, int] = defaultdict(int)
    for person, table in sorted(seats.items()):
        if person in hosts:
            continue
        step = 1 + places[table] % (tables - 1)
        places[table] += 1
        moved[person] = (table + step) % tables
    return moved


def roles_dealt(seats: Mapping[int, int], roles: Sequence[str], *, lot: Random) -> dict[int, str]:
    """At each table the roles by lot, the first ones first where there are fewer people."""
    at_table: dict[int, list[int]] = defaultdict(list)
    for person, table in sorted(seats.items()):
        at_table[table].append(person)
    dealt: dict[int, str] = {}
    for people in at_table.values():
        lot.shuffle(people)
        dealt |= dict(zip(people, roles, strict=False))
    return dealt


def _by_unit(people: Sequence[int], units: Mapping[int, str], lot: Random) -> list[int]:
    """Unit after unit, in an order by lot."""
    names = sorted(set(units.values()))
    lot.shuffle(names)
    rank = {name: place for place, name in enumerate(names)}
    return sorted(people, key=lambda person: rank[units[person]])
