"""Ada stewards, Ben is a member, Cleo is new, Dov is outside: built by calling actions.

Building them takes longer than most tests do. So it is done once for tests in a row, in a
transaction around them; each test changes what it likes behind a savepoint. What a module builds
on top of the world for each of its tests can be kept in the same way.
"""

import copy
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from guildhall.activity.models import Delivery
from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
from guildhall.newcomers.events import GREETER_ASKED
from guildhall.newcomers.models import Welcome
from guildhall.people.actions import arrive
from guildhall.people.models import Person

WORLD = "world"


@dataclass
class World:
    community: Community
    ada: Person
    ben: Person
    cleo: Person
    dov: Person


def build_world() -> World:
    ada, ben, cleo, dov = (arrive(name) for name in ("Ada", "Ben", "Cleo", "Dov"))
    community = start_community("Pumps", by=ada, purpose="Keep them running")
    join(community, person=ben)
    join(community, person=cleo)
    Welcome.objects.all().delete()  # whoever was there from the start was greeted
    Delivery.objects.filter(event__verb=GREETER_ASKED).delete()
    return World(community, ada, ben, cleo, dov)


_BUILDERS: dict[str, Callable[[World], Any]] = {}


def kept(build: Callable[[World], Any]) -> Any:
    """A fixture of this name: what `build` makes of the world, built once for tests in a row.

    Each test gets a copy of its own.
    """
    name = build.__name__
    _BUILDERS[name] = build

    @pytest.fixture(name=name)
    def fixture(world: World, _kept_world: "KeptWorld") -> Any:
        return _kept_world.copy_of(name) if _kept_world.has(name) else build(world)

    return fixture


class KeptWorld:
    """Layers of transactions, one in the other: the world, then what is built on top of it.

    Open from the first test that begins with one to the next that begins without it.
    """

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._layers: list[tuple[str, transaction.Atomic]] = []
        self._built: dict[str, Any] = {}
        self._at: dt.datetime | None = None

    def open_for(self, fixtures: Sequence[str], *, at: dt.datetime | None = None) -> None:
        """What these fixtures begin with is built, unless it is; what they don't is rolled back.

        `at`: the moment of a clock that stands still; what was built at another one is no use.
        """
        if at != self._at:
            self.close()
            self._at = at
        self._open([WORLD, *(name for name in _BUILDERS if name in fixtures)])

    def close(self) -> None:
        self._open([])

    def has(self, name: str) -> bool:
        return name in self._built

    def copy_of(self, name: str) -> Any:
        return copy.deepcopy(self._built[name])

    def world(self) -> World:
        """The same rows, as no test has touched them."""
        kept: World = self._built[WORLD]
        people = [kept.ada, kept.ben, kept.cleo, kept.dov]
        rows = Person.objects.in_bulk([person.pk for person in people])
        community = Community.objects.get(pk=kept.community.pk)
        return World(community, *(rows[person.pk] for person in people))

    def _open(self, wanted: list[str]) -> None:
        with self._blocker.unblock():
            while [name for name, _atomic in self._layers] != wanted[: len(self._layers)]:
                self._roll_back_last()
            for name in wanted[len(self._layers) :]:
                self._build(name)

    def _build(self, name: str) -> None:
        atomic = transaction.atomic()
        atomic._from_testcase = True  # as pytest-django marks its own
        atomic.__enter__()
        self._layers.append((name, atomic))
        self._built[name] = build_world() if name == WORLD else _BUILDERS[name](self.world())
        connection.run_on_commit = []

    def _roll_back_last(self) -> None:
        name, atomic = self._layers.pop()
        self._built.pop(name, None)
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
