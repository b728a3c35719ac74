"""Ada stewards, Ben is a member, Cleo is new, Dov is outside: built by calling actions.

Building them takes longer than most tests do. So it is done once for tests in a row, in a
transaction around them; each test changes what it likes behind a savepoint.
"""

from dataclasses import dataclass

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from guildhall.activity.models import Delivery
from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
from guildhall.newcomers.events import GREETER_ASKED
from guildhall.newcomers.models import Welcome
from guildhall.people.actions import arrive
from guildhall.people.models import Person


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


class KeptWorld:
    """Open from the first test that begins with the world to the next that begins with nothing."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._transaction: transaction.Atomic | None = None
        self._community_id = 0
        self._people_ids: list[int] = []

    @property
    def is_open(self) -> bool:
        return self._transaction is not None

    def open(self) -> None:
        if self.is_open:
            return
        with self._blocker.unblock():
            self._transaction = transaction.atomic()
            self._transaction._from_testcase = True  # as pytest-django marks its own
            self._transaction.__enter__()
            world = build_world()
            connection.run_on_commit = []
        self._community_id = world.community.pk
        self._people_ids = [world.ada.pk, world.ben.pk, world.cleo.pk, world.dov.pk]

    def close(self) -> None:
        if self._transaction is None:
            return
        with self._blocker.unblock():
            transaction.set_rollback(True)
            self._transaction.__exit__(None, None, None)
        self._transaction = None

    def again(self) -> World:
        """The same rows, as no test has touched them."""
        people = Person.objects.in_bulk(self._people_ids)
        return World(
            Community.objects.get(pk=self._community_id), *(people[pk] for pk in self._people_ids)
        )
