"""What a visitor searches for is kept as a page, and never longer than it is true."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.activity.models import Delivery, Event
from guildhall.commons.actions.file_work import work_on_files
from guildhall.communities.actions import change_community, start_community
from guildhall.questions.actions import ask
from guildhall.search import visitors_pages
from guildhall.search.actions import read_again
from guildhall.search.tasks import TEXTS
from tests.posted_files import posted

pytestmark = pytest.mark.database

SEALS = "/search?q=seals"


@pytest.fixture
def pumps(world):
    cache.clear()
    return change_community(world.community, by=world.ada, visibility="open")


@pytest.fixture
def seals(world, pumps, django_capture_on_commit_callbacks):
    return _asked(
        "Which seals for the pumps?", pumps, world.ada, django_capture_on_commit_callbacks
    )


def _asked(title, community, by, captured):
    with captured(execute=True):
        return ask(community, by=by, title=title)


def _found(path: str = SEALS) -> str:
    return Client().get(path).content.decode()


def test_the_second_time_it_costs_one_query(seals, django_assert_num_queries):
    first = _found()

    with django_assert_num_queries(1):
        assert _found() == first
    assert "Which seals for the pumps?" in first


def test_a_new_text_is_found_at_once(world, seals, django_capture_on_commit_callbacks):
    _found()

    _asked("Do seals age?", seals.community, world.ada, django_capture_on_commit_callbacks)

    assert "Do seals age?" in _found()


def test_what_is_no_longer_read_by_the_world_is_gone_at_once(world, pumps, seals):
    _found()

    change_community(pumps, by=world.ada, visibility="listed")

    assert "Which seals" not in _found()


def test_nothing_is_kept_while_a_text_waits_to_be_indexed(seals):
    _wait_in(seals.community)

    _found()

    assert not _is_kept()


def test_nothing_is_kept_while_a_file_waits_to_be_read(
    world, seals, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    with django_capture_on_commit_callbacks(execute=True):
        _post, file = posted(world, b"part,torque\ngland,9\n", "Torque.csv")
    while work_on_files():
        pass
    unread = _found("/search?q=gland")

    read_again()

    assert "Torque.csv" not in unread
    assert f"in <bdi>{file.name}</bdi>" in _found("/search?q=gland")


def test_what_was_given_up_does_not_wait(seals):
    _wait_in(seals.community).update(given_up_at=timezone.now())

    _found()

    assert _is_kept()


def test_what_happens_where_the_world_reads_nothing_shows_in_no_time(world, seals):
    hidden = start_community("Valves", by=world.ada, purpose="Kept running", slug="valves")
    _found()

    ask(hidden, by=world.ada, title="Which seals for valves?")
    _wait_in(hidden)

    assert _is_kept()


def test_someone_signed_in_finds_what_they_may_read(world, seals, client):
    _found()
    change_community(seals.community, by=world.ada, visibility="private")
    client.force_login(world.ada)

    assert "Which seals" in client.get(SEALS).content.decode()
    assert "Which seals" not in _found()


def test_where_very_many_communities_are_open_every_search_is_a_new_one(monkeypatch, seals):
    monkeypatch.setattr(visitors_pages, "MOST", 0)

    _found()

    assert not _is_kept()


def _wait_in(community):
    event = Event.objects.filter(community_id=community.pk).last()
    Delivery.objects.filter(event=event).delete()
    return Delivery.objects.filter(
        pk=Delivery.objects.create(listener=TEXTS, event=event, not_before=timezone.now()).pk
    )


def _is_kept() -> bool:
    with CaptureQueriesContext(connection) as queries:
        _found()
    return len(queries) == 1
