"""What figures may know of introductions: whole quarters, and nobody in them (domain.md TIES-8)."""

import datetime as dt

import pytest

from guildhall.communities.introduced import Introduced, all_introduced
from guildhall.introductions.models import Introduction, Side

pytestmark = pytest.mark.database

AT = dt.datetime(2026, 5, 20, 9, tzinfo=dt.UTC)
WINTER, SPRING = dt.date(2025, 12, 31), dt.date(2026, 3, 31)


def introduce(world, made_on: str, told_on: str = "", *, has_met: bool = True) -> None:
    made = dt.datetime.fromisoformat(f"{made_on}T09:00+00:00")
    one = Introduction.objects.create(
        community=world.community, made_at=made, asked_at=made, fades_at=made
    )
    told = dt.datetime.fromisoformat(f"{told_on}T09:00+00:00") if told_on else None
    Side.objects.create(
        introduction=one, person=world.ben, has_met=has_met if told else None, told_at=told
    )
    Side.objects.create(introduction=one, person=world.cleo)


def test_it_is_whole_quarters_and_whether_one_of_the_two_told_that_they_met(world, room):
    introduce(world, "2025-12-31", "2026-01-10")
    introduce(world, "2026-01-01", "2026-02-01", has_met=False)
    introduce(world, "2026-03-31", "2026-04-02")  # told in the quarter that goes on
    introduce(world, "2026-02-01")
    introduce(world, "2026-04-01", "2026-04-20")  # made in it
    introduce(world, "2023-02-01", "2023-02-03")  # long ago

    assert all_introduced(room, AT) == [
        Introduced(WINTER, True),
        Introduced(SPRING, False),
        Introduced(SPRING, False),
        Introduced(SPRING, False),
    ]


def test_nothing_changes_while_a_quarter_goes_on(world, room):
    introduce(world, "2026-03-01")
    before = all_introduced(room, AT)
    introduce(world, "2026-05-01", "2026-05-11")
    Side.objects.update(has_met=True, told_at=AT)

    assert all_introduced(room, AT) == before
