"""What every test may begin with: nothing, the world, or the demo.

In the world Ada stewards, Ben is a member, Cleo is new and Dov is outside.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import settings as examples

from guildhall.activity.delivery import deliver_waiting
from guildhall.people.models import Person
from tests.commits import hear_commits
from tests.kept_world import WORLD, KeptWorld, World, build_world
from tests.postgres import wait_until_dropped
from tests.ready_halls import connected_to, empty_database, filled_database

pytest_plugins = [
    "guildhall.ideas.tests.worlds",
    "guildhall.library.tests.care_worlds",
    "guildhall.practices.tests.worlds",
    "guildhall.search.tests.encoders",
    "tests.hall_with_mail",
    "tests.long_first",
    "tests.own_bucket",
    "tests.own_clamav",
    "tests.place_of_everything",
    "tests.real_hall",
]

hear_commits()

CLOCKS = ("clock", "_clock")  # each stands still until it is moved

# No test asserts a time, and a shared machine is slow at times.
examples.register_profile("hall", deadline=None)
examples.load_profile("hall")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item) -> Iterator[None]:
    """A browser opened earlier waits on an event loop that calls itself running.

    A test without the browser is in none.
    """
    waiting = asyncio._get_running_loop()
    is_outside = waiting is not None and "browser" not in item.fixturenames
    if is_outside:
        asyncio._set_running_loop(None)
    answer = yield
    if is_outside:
        asyncio._set_running_loop(waiting)
    return answer


def pytest_sessionfinish() -> None:
    wait_until_dropped()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """In place of pytest-django's own: a copy of a migrated database, instead of migrating one."""
    with (
        django_db_blocker.unblock(),
        empty_database(tmp_path_factory.mktemp("database")) as name,
        connected_to(name),
    ):
        yield


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory) -> Path:
    """What the processes of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def demo(_begin, django_db_blocker, tmp_path, run_folder) -> Iterator[None]:
    """In place of `db`: a copy of a hall with its demo, dropped after the test.

    That hall was filled earlier in this run.
    """
    with (
        django_db_blocker.unblock(),
        filled_database(tmp_path, run_folder) as name,
        connected_to(name),
    ):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture(scope="session")
def _kept_world(django_db_setup, django_db_blocker) -> Iterator[KeptWorld]:
    kept = KeptWorld(django_db_blocker)
    yield kept
    kept.close()


@pytest.fixture
def _begin(request, _kept_world) -> None:
    """With the world, or with nothing. Where a test has a clock of its own, the world is as old."""
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if "world" not in request.fixturenames or commits:
        _kept_world.close()
        return
    clock = next((name for name in CLOCKS if name in request.fixturenames), "")
    if clock:
        request.getfixturevalue(clock)
    _kept_world.open_for(request.fixturenames, at=timezone.now() if clock else None)


@pytest.fixture
def _django_db_helper(_begin, _django_db_helper) -> None:
    """What each fixture of pytest-django that opens the database goes through.

    The transaction of the world comes first.
    """


@pytest.fixture
def world(_kept_world, db) -> World:
    return _kept_world.world() if _kept_world.has(WORLD) else build_world()


@pytest.fixture
def deliver(db):
    """Let the worker's part happen now: everything that waits is heard."""

    def until_nothing_waits() -> None:
        while deliver_waiting(batch=500):
            pass

    return until_nothing_waits


@pytest.fixture
def with_mail(settings):
    """A mail server that keeps what it gets in django.core.mail.outbox."""
    settings.HAS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def as_person():
    def sign_in(person: Person | None) -> Client:
        client = Client()
        if person:
            client.force_login(person, backend="guildhall.people.backends.HallBackend")
        return client

    return sign_in
