"""Rows of the access table that lie with their app: `guildhall/<app>/tests/access.py`.

Such a file has `ROWS`, as the table has them, and `written_in(community, by=…, steward=…)`, which
writes what they name in braces: entries, by name. What is no entry is in `ids_of(written)`.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.config.rooms import ROOMS
from guildhall.people.models import Person
from tests.access_rules import Rule

APPS = (*ROOMS, "letters", "skills", "farewells", "records")


def _files() -> list[ModuleType]:
    names = [f"guildhall.{app}.tests.access" for app in APPS]
    return [import_module(name) for name in names if find_spec(name)]


def rows_of_rooms() -> dict[str, tuple[str, str, Rule]]:
    return {name: row for file in _files() for name, row in file.ROWS.items()}


def ids_in_rooms(written: dict[str, Entry]) -> dict[str, int]:
    """What else their rows name in braces: `ids_of(written)` of a file that has it."""
    ids: dict[str, int] = {}
    for file in _files():
        if hasattr(file, "ids_of"):
            ids |= file.ids_of(written)
    return ids


def written_in_rooms(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    """One entry of each such kind, by the name that its rows have for it."""
    found: dict[str, Entry] = {}
    for file in _files():
        if hasattr(file, "written_in"):
            found |= file.written_in(community, by=by, steward=steward)
    return found
