"""Seats: fair in number, by lot or by unit, and other people in the next round."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as some

from guildhall.methods.dealing import By, deal, move_on, roles_dealt, tables_for

people = some.dictionaries(
    some.integers(min_value=1, max_value=10_000), some.sampled_from("abc"), max_size=60
)


@given(people, some.integers(min_value=1, max_value=12), some.sampled_from(By), some.integers())
def test_everyone_has_a_seat_and_no_table_two_more_than_another(units, tables, by, seed):
    seats = deal(units, tables=tables, by=by, lot=Random(seed))

    sizes = Counter(seats.values())
    filled = [sizes[table] for table in range(tables)]
    assert set(seats) == set(units)
    assert max(filled) - min(filled) <= 1


@given(people, some.integers(min_value=1, max_value=12), some.integers())
def test_mixed_spreads_each_unit_as_far_as_it_goes(units, tables, seed):
    seats = deal(units, tables=tables, by=By.MIXED, lot=Random(seed))

    for unit in set(units.values()):
        members = [person for person, of in units.items() if of == unit]
        sizes = Counter(seats[person] for person in members)
        assert max(sizes.values()) <= -(-len(members) // tables)


def test_together_seats_a_unit_at_neighbouring_tables():
    units = {person: "north" if person < 5 else "south" for person in range(1, 9)}

    seats = deal(units, tables=2, by=By.TOGETHER, lot=Random(1))

    assert len({seats[person] for person in (1, 2, 3, 4)}) == 1
    assert len({seats[person] for person in (5, 6, 7, 8)}) == 1


@given(some.integers(min_value=2, max_value=8), some.integers(min_value=2, max_value=6))
def test_hosts_stay_and_the_others_leave_their_table(tables, size):
    seats = {table * 10 + place: table for table in range(tables) for place in range(size)}
    hosts = {table * 10 for table in range(tables)}

    moved = move_on(seats, hosts=hosts, tables=tables)

    assert set(moved) == set(seats)
    assert all(moved[host] == seats[host] for host in hosts)
    assert all(moved[one] != seats[one] for one in seats if one not in hosts)
    if size <= tables:
        for table in range(tables):
            others = [moved[one] for one in seats if seats[one] == table and one not in hosts]
            assert len(set(others)) == len(others)


def test_one_table_has_nowhere_to_move_to():
    assert move_on({1: 0, 2: 0}, hosts={1}, tables=1) == {1: 0, 2: 0}


@given(people, some.integers())
def test_every_table_gets_each_role_once_as_far_as_people_go(units, seed):
    seats = deal(units, tables=3, by=By.LOT, lot=Random(seed))

    dealt = roles_dealt(seats, ("Leads", "Keeps time"), lot=Random(seed))

    for table in set(seats.values()):
        roles = [dealt[one] for one in seats if seats[one] == table and one in dealt]
        count = min(2, sum(seat == table for seat in seats.values()))
        assert sorted(roles) == sorted(("Leads", "Keeps time")[:count])


def test_as_many_tables_as_it_takes():
    assert [tables_for(people, size=4) for people in (0, 1, 4, 5, 12)] == [1, 1, 1, 2, 3]
