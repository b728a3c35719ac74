"""The house asks every app for everything that anyone asks for, and its lists of rooms are one."""

import re
import sys
import tomllib
from pathlib import Path

from django.urls import get_resolver

import guildhall
from guildhall.communities.rooms import rooms
from guildhall.config.asking import TABLES
from guildhall.config.rooms import ROOMS
from guildhall.kit.declared import Asked, Declared

ROOT = Path(guildhall.__file__).parents[1]
NOT_OF_ROOMS = {
    "finds",
    "letters",
    "is_known_to_the_world",
    "at_joining",
    "menu",
    "holds",
    "reaches",
    "remedies",
}


def test_whatever_a_floor_asks_for_the_house_looks_for():
    assert get_resolver().url_patterns  # everything that serves a page is loaded now

    modules = [module for name, module in sys.modules.items() if name.startswith("guildhall.")]
    asking = {
        id(value)
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Declared | Asked)
    }

    assert asking == {id(table) for table in TABLES}


def test_every_room_of_the_list_declares_itself_and_no_other():
    assert rooms.names() == list(ROOMS)


def test_the_map_of_imports_names_the_same_rooms():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    floors = [set(layer.split(" | ")) for layer in contracts[0]["layers"]]

    assert set(ROOMS) in floors
    assert set(contracts[1]["containers"]) == {f"guildhall.{room}" for room in ROOMS}


def test_the_guide_to_a_new_room_tells_of_every_name_that_a_room_can_declare():
    text = (ROOT / "docs/new-room.md").read_text()
    table = text.partition("| name | what it is |")[2].partition("\n\n")[0]

    documented = set(re.findall(r"^\| `(\w+)", table, re.MULTILINE))

    assert documented == {table.name for table in TABLES} - NOT_OF_ROOMS
