"""Home takes what it shows from what rooms declare, so that a hall can do without a room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import guildhall.home
from guildhall.communities.rooms import rooms

HOME = Path(guildhall.home.__file__).parent
STILL_NAMED = {"meetings", "practices", "questions"}  # by the overview, and what is coming up


def imported() -> Iterator[str]:
    for path in HOME.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
            if isinstance(node, ast.Import):
                yield from (one.name for one in node.names)


def test_home_imports_no_room_but_those_that_it_still_names():
    apps = {module.split(".")[1] for module in imported() if module.startswith("guildhall.")}

    assert apps & {room.slug for room in rooms} == STILL_NAMED
