"""What apps declare is found at start, and what nobody can take is refused with one sentence."""

import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from guildhall.kit.declared import Asked, Declared, Misdeclared
from guildhall.kit.finder import find_all


@dataclass(frozen=True)
class Lamp:
    colour: str


@dataclass(frozen=True)
class Room:
    slug: str


class House:
    """A house of apps in files, and its tables: rooms (by name), lamps, and words at night."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rooms: Declared[Room] = Declared("room", Room, by="slug")
        self.lamps: Declared[Lamp] = Declared("lamps", Lamp, by="colour")
        self.initials: Declared[str] = Declared("lamps", Lamp, parts=lambda lamp: lamp.colour[:1])
        self.nights: Asked = Asked("night", "hour", "guest")

    def has(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(f"from {__name__} import Lamp, Room\n{dedent(text)}")

    def find(self, *apps: str) -> None:
        find_all(apps, tables=[self.rooms, self.lamps, self.initials, self.nights])


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield House(tmp_path)
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_a_room_declares_in_its_room_py(house):
    house.has(
        "attic/room.py",
        """
        room = Room("attic")
        lamps = (Lamp("red"), Lamp("blue"))

        def night(hour, guest):
            return f"{guest}, it is {hour}"
        """,
    )

    house.find("attic")

    assert house.rooms.names() == ["attic"]
    assert house.lamps.names() == ["red", "blue"]
    assert list(house.initials) == ["r", "b"]
    assert [night(9, "Ada") for night in house.nights] == ["Ada, it is 9"]


def test_another_app_declares_in_its_house_py_one_or_a_function_that_makes_them(house):
    house.has("yard/house.py", 'lamps = Lamp("red")')
    house.has("gate/house.py", 'def lamps():\n    yield Lamp("blue")')

    house.find("yard", "gate")

    assert house.lamps["red"] == Lamp("red")
    assert list(house.lamps) == [Lamp("red"), Lamp("blue")]
    assert house.nights.of("yard") is None


def test_what_is_long_is_a_module_of_that_name_beside_it(house):
    house.has("attic/room.py", 'room = Room("attic")')
    house.has("attic/lamps.py", 'lamps = [Lamp("red")]\nSHADES = 3\n\ndef dimmed(): ...')

    house.find("attic")

    assert house.lamps.names() == ["red"]


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        (
            "house.py",
            'lemps = [Lamp("red")]',
            "attic/house.py declares lemps, for which nobody asks. Asked for: lamps, night, room.",
        ),
        (
            "house.py",
            'lemp = Lamp("red")',
            "attic/house.py declares lemp, for which nobody asks. Asked for: lamps, night, room.",
        ),
        (
            "house.py",
            "def dimmed(): ...",
            "attic/house.py declares dimmed, for which nobody asks. Asked for: lamps, night, room.",
        ),
        ("house.py", "lamps = [7]", "attic/house.py declares lamps with 7: a Lamp is asked for."),
        (
            "house.py",
            "lamps = None",
            "attic/house.py declares lamps with None: a Lamp is asked for.",
        ),
        (
            "house.py",
            "def lamps(hour): ...",
            "attic/house.py declares lamps as a function with arguments: it is called without.",
        ),
        (
            "house.py",
            "night = 9",
            "attic/house.py declares night: a function of (hour, guest) is asked for.",
        ),
        (
            "house.py",
            "def night(hour): ...",
            "attic/house.py declares night: a function of (hour, guest) is asked for.",
        ),
        ("house.py", 'room = Room("attic")', "attic/house.py is no room.py and declares room."),
        ("room.py", 'lamps = Lamp("red")', "attic/room.py does not declare room."),
        ("lamps.py", 'lemps = Lamp("red")', "attic/lamps.py does not declare lamps."),
        (
            "house.py",
            'lamps = [Lamp("red"), Lamp("red")]',
            "attic/house.py declares lamps “red”, and another one did before.",
        ),
    ],
)
def test_what_nobody_can_take_is_refused_and_the_sentence_says_where(house, path, text, sentence):
    house.has(f"attic/{path}", text)

    with pytest.raises(Misdeclared) as refused:
        house.find("attic")

    assert str(refused.value) == sentence


def test_nothing_is_declared_twice(house):
    house.has("attic/house.py", 'lamps = Lamp("red")')
    house.has("attic/lamps.py", 'lamps = Lamp("blue")')

    with pytest.raises(
        Misdeclared, match=r"attic/house\.py declares lamps, and so does attic/lamps\.py"
    ):
        house.find("attic")


def test_what_is_imported_and_what_is_private_is_nobody_s_business(house):
    house.has(
        "attic/house.py",
        """
        import json
        from textwrap import dedent

        SHADES = {"red": 1}

        def lamps():
            return [Lamp(_colour())]

        def _colour():
            return dedent(json.loads('"red"'))
        """,
    )

    house.find("attic")

    assert house.lamps.names() == ["red"]


def test_the_floor_that_asks_may_declare_as_well(house):
    house.has(
        "attic/lamps.py",
        'from guildhall.kit.declared import Declared\nlamps = Declared("lamps", Lamp)',
    )
    house.has("attic/house.py", 'from attic.lamps import lamps as asked\nlamps = Lamp("red")')

    house.find("attic")

    assert house.lamps.names() == ["red"]
