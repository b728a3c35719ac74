"""The best pairs there are; nobody meets whom they must not; the reason is the term that won."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from guildhall.kit.pairing import Group, Partner, Why, solving
from guildhall.kit.pairing.solving import plan, total_worth
from guildhall.kit.pairing.table import NEVER, Table
from guildhall.kit.pairing.worth import hours_shared, worth

TOPICS = some.frozensets(some.sampled_from(["pumps", "seals", "wiring"]), max_size=2)
PEOPLE = some.lists(
    some.builds(
        Partner,
        key=some.just(0),
        unit=some.sampled_from([None, 1, 2]),
        helps=TOPICS,
        learns=TOPICS,
        speaks=some.frozensets(some.sampled_from(["de", "en"]), max_size=1),
        offset=some.sampled_from([-480, 0, 60, 330]),
        likes_counterparts=some.booleans(),
    ),
    max_size=10,
).map(lambda people: [_with_key(one, key) for key, one in enumerate(people, start=1)])
APART = some.frozensets(
    some.tuples(some.integers(1, 10), some.integers(1, 10)).filter(lambda pair: pair[0] != pair[1]),
    max_size=12,
)


def _with_key(one: Partner, key: int) -> Partner:
    return Partner(
        key, one.unit, one.helps, one.learns, one.speaks, one.offset, one.likes_counterparts
    )


def best_of_all(people: Sequence[Partner], forbidden: set[frozenset[int]]) -> tuple[int, int]:
    """How many pairs there can be, and what they are worth at most: every way is tried."""
    if len(people) < 2:
        return 0, 0
    first, rest = people[0], list(people[1:])
    best = best_of_all(rest, forbidden)
    for index, other in enumerate(rest):
        points = worth(first, other)
        if points is None or frozenset({first.key, other.key}) in forbidden:
            continue
        pairs, total = best_of_all(rest[:index] + rest[index + 1 :], forbidden)
        best = max(best, (pairs + 1, total + points))
    return best


@settings(max_examples=60)
@given(people=PEOPLE, apart=APART)
def test_up_to_ten_people_it_equals_trying_every_way(people, apart):
    groups = plan(people, apart=apart)

    forbidden = {frozenset(pair) for pair in apart}
    assert (len(groups), total_worth(people, groups)) == best_of_all(people, forbidden)


@settings(max_examples=60)
@given(people=PEOPLE, apart=APART)
def test_nobody_is_in_two_groups_or_meets_whom_they_must_not(people, apart):
    groups = plan(people, apart=apart)

    keys = [key for group in groups for key in group.keys]
    met = {frozenset(pair) for group in groups for pair in itertools.combinations(group.keys, 2)}
    assert len(keys) == len(set(keys))
    assert not met & {frozenset(pair) for pair in apart}


@settings(max_examples=40)
@given(people=PEOPLE.filter(lambda people: len(people) > 1), apart=APART)
def test_the_table_for_many_has_the_points_of_the_rule_for_two(people, apart):
    forbidden = {tuple(sorted(pair)) for pair in apart}
    edges = Table(people, forbidden).best_edges(len(people))

    expected = {
        (here, there): worth(one, other)
        for (here, one), (there, other) in itertools.combinations(enumerate(people), 2)
        if (one.key, other.key) not in forbidden and worth(one, other) is not None
    }
    assert {(one, other): points for one, other, points in edges} == expected
    assert NEVER not in expected.values()


def test_two_people_meet_and_one_alone_does_not():
    assert plan([Partner(1), Partner(2)]) == [Group((1, 2), Why.HOURS)]
    assert plan([Partner(1)]) == plan([]) == []


def test_the_odd_one_makes_a_trio_where_they_fit_best():
    people = [
        Partner(1, unit=1),
        Partner(2, unit=2),
        Partner(3, unit=1, offset=720),
        Partner(4, unit=2, offset=720),
        Partner(5, unit=3, offset=720),
    ]

    assert [group.keys for group in plan(people)] == [(1, 2), (3, 5, 4)]


def test_the_odd_one_stays_alone_rather_than_meet_whom_they_must_not():
    groups = plan([Partner(1), Partner(2), Partner(3)], apart=[(3, 1), (2, 3)])

    assert [group.keys for group in groups] == [(1, 2)]


def test_where_all_are_kept_apart_nobody_meets():
    people = [Partner(key) for key in range(1, 7)]

    assert plan(people, apart=list(itertools.combinations(range(1, 7), 2))) == []


def test_everyone_in_one_unit_still_meets():
    people = [Partner(key, unit=1) for key in range(1, 9)]

    assert sorted(key for group in plan(people) for key in group.keys) == list(range(1, 9))


def test_people_without_a_common_language_never_meet():
    people = [Partner(1, speaks=frozenset({"de"})), Partner(2, speaks=frozenset({"fr"}))]

    assert plan(people) == []


def test_the_reason_is_the_term_that_sets_the_pair_apart():
    """All pairs cross units; so what one can learn from the other tells more."""
    seals = frozenset({"seals"})
    people = [
        Partner(1, unit=1, learns=seals),
        Partner(2, unit=2, helps=seals),
        Partner(3, unit=3, helps=frozenset({"pumps"})),
        Partner(4, unit=4, helps=frozenset({"pumps"})),
        *(Partner(key, unit=key) for key in range(5, 11)),
    ]

    reasons = {group.keys: (group.why, group.about) for group in plan(people)}
    assert reasons[1, 2] == (Why.LEARN, "seals")
    assert reasons[3, 4] == (Why.COMMON, "pumps")


@pytest.mark.parametrize(
    ("one", "other", "hours"), [(0, 0, 8), (0, 60, 7), (-480, 60, 0), (-720, 720, 8), (330, 60, 3)]
)
def test_hours_are_shared_across_time_zones(one, other, hours):
    assert hours_shared(one, other) == hours_shared(other, one) == hours


def test_many_people_are_all_paired_across_units_and_never_with_the_same_again(monkeypatch):
    """As with thousands, only smaller: several blocks, candidates only, two rounds."""
    monkeypatch.setattr(solving, "EXACT", 20)
    monkeypatch.setattr(solving, "BLOCK", 60)
    people = [Partner(key, unit=key % 5) for key in range(1, 202)]
    met: set[tuple[int, ...]] = set()
    for seed in range(3):
        groups = plan(people, apart=met, seed=seed)
        across = [group for group in groups if len({key % 5 for key in group.keys}) > 1]
        pairs = {
            tuple(sorted(pair))
            for group in groups
            for pair in itertools.combinations(group.keys, 2)
        }

        assert sum(len(group.keys) for group in groups) == 201
        assert len(across) >= 0.9 * len(groups)
        assert not pairs & met
        met |= pairs
