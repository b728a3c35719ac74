"""Of many shifts and things to bring, one's own and what is needed are there at once."""

import re

import pytest

from guildhall.projects.actions import add_shift, add_supply, take_shift, take_supply

pytestmark = pytest.mark.database


def section(client, project, name: str) -> list[str]:
    page = client.get(f"/c/pumps/projects/{project.pk}/").content.decode()
    return page.split(f'id="{name}"')[1].split("</section>")[0].split("<details")


def named(part: str) -> list[str]:
    return re.findall(r"<b>([A-Z]\w+ ?\d*)</b>", part)


def test_shifts_with_free_places_and_ones_own_come_before_those_that_are_full(
    project, world, edda, as_person
):
    shifts = [
        add_shift(project, by=world.ben, name=f"Shift {number:02}", places=1)
        for number in range(12)
    ]
    for one in shifts[:3]:
        take_shift(one, by=edda)
    take_shift(shifts[11], by=world.cleo)

    at_once, folded = section(as_person(world.cleo), project, "who-does-what")[:2]

    numbers = [3, 4, 5, 6, 7, 8, 9, 11]
    assert named(at_once) == [f"Shift {number:02}" for number in numbers]
    assert "4 more shifts and roles" in folded
    assert named(folded) == ["Shift 00", "Shift 01", "Shift 02", "Shift 10"]


def test_things_that_nobody_brings_yet_come_first(project, world, edda, as_person):
    things = [add_supply(project, by=world.ben, name=f"Thing {number}") for number in range(9)]
    for one in things[:2]:
        take_supply(one, by=edda)

    at_once, folded = section(as_person(world.cleo), project, "who-brings-what")[:2]

    assert named(at_once) == ["Rakes", *(f"Thing {number}" for number in range(2, 9))]
    assert "3 more things to bring" in folded


def test_a_short_list_is_whole_and_in_its_order(project, world, edda, as_person):
    shifts = [
        add_shift(project, by=world.ben, name=f"Shift {number}", places=1) for number in range(3)
    ]
    take_shift(shifts[0], by=edda)

    [whole] = section(as_person(world.cleo), project, "who-does-what")

    assert named(whole) == ["Shift 0", "Shift 1", "Shift 2"]
