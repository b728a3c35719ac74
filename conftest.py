"""Worlds for tests, built by calling actions: Ada stewards, Ben is a member, Cleo is new, Dov is outside."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from tests.ready_halls import test_database

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
    with django_db_blocker.unblock(), test_database(tmp_path_factory.mktemp("database")) as name:
        connection.close()
        connection.settings_dict["NAME"] = name
        yield
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
