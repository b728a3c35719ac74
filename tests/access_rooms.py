"""Rows of the access table that lie with their room: `guildhall/<room>/tests/access.py`.

Such a file has `ROWS`, as the table has them, and `written_in(community, by=…, steward=…)`, which
writes what they name in braces: entries, by name.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.config.rooms import ROOMS
from guildhall.people.models import Person
from tests.access_rules import Rule


def _files() -> list[ModuleType]:
    names = [f"guildhall.{room}.tests.access" for room in ROOMS]
    return [import_module(name) for name in names if find_spec(name)]


def rows_of_rooms() -> dict[str, tuple[str, str, Rule]]:
    return {name: row for file in _files() for name, row in file.ROWS.items()}


def written_in_rooms(community: Community, *, by: Person, steward: Person) -> dict[str, Entry]:
    """One entry of each such kind, by the name that its rows have for it."""
    found: dict[str, Entry] = {}
    for file in _files():
        found |= file.written_in(community, by=by, steward=steward)
    return found
