"""Worlds for tests, built by calling actions: Ada stewards, Ben is a member, Cleo is new, Dov is outside."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from guildhall.activity.delivery import deliver_waiting
from guildhall.activity.models import Delivery
from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
from guildhall.newcomers.events import GREETER_ASKED
from guildhall.newcomers.models import Welcome
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from tests.ready_halls import filled_database, test_database

pytest_plugins = ["guildhall.practices.tests.worlds"]


@dataclass
class World:
    community: Community
    ada: Person
    ben: Person
    cleo: Person
    dov: Person


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """In place of pytest-django's own: a copy of a migrated database, instead of migrating one."""
    with django_db_blocker.unblock(), test_database(tmp_path_factory.mktemp("database")) as name, _connected_to(name):
        yield


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory) -> Path:
    """What the processes of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def demo(django_db_setup, django_db_blocker, tmp_path, run_folder) -> Iterator[None]:
    """In place of `db`: a copy of a hall with its demo, filled earlier in this run, and dropped after the test."""
    with django_db_blocker.unblock(), filled_database(tmp_path, run_folder) as name, _connected_to(name):
        yield


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    _disconnect()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        _disconnect()
        connection.settings_dict["NAME"] = before


def _disconnect() -> None:
    connection.close()
    close_pool = getattr(connection, "close_pool", lambda: None)
    close_pool()


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def world(db) -> World:
    ada, ben, cleo, dov = (arrive(name) for name in ("Ada", "Ben", "Cleo", "Dov"))
    community = start_community("Pumps", by=ada, purpose="Keep them running")
    join(community, person=ben)
    join(community, person=cleo)
    Welcome.objects.all().delete()  # whoever was there from the start was greeted
    Delivery.objects.filter(event__verb=GREETER_ASKED).delete()
    return World(community, ada, ben, cleo, dov)


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
