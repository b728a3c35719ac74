"""Slow uploads, and a database that is locked, stop nobody who reads."""

import sqlite3
import threading
import time
import urllib.request
from contextlib import closing
from urllib.error import HTTPError

import pytest

from tests.slow_people import seconds_of_a_page, slow_uploads, slowest_of_twenty

BEGIN = """
from django.conf import settings
from guildhall.people.actions import arrive
from guildhall.people.sessions import open_session
from guildhall.communities.actions import start_community
from guildhall.questions.actions import ask
ada = arrive("Ada")
community = start_community("Pumps", by=ada, purpose="Keep them running", slug="pumps")
for number in range(20):
    ask(community, by=ada, title=f"Question {number}?", body="word " * 50)
print(f"{settings.SESSION_COOKIE_NAME}={open_session(ada)}")
"""
PAGE = "/c/pumps/questions/?show=newest"


@pytest.fixture
def member(hall) -> str:
    """The cookie of somebody who is signed in to a hall with one web process."""
    return hall.python(BEGIN)


def test_while_sixteen_upload_a_byte_a_second_a_members_page_answers(hall, member, until):
    hall.start("serve")
    assert hall.waits_until_ready()

    with slow_uploads(hall.port, 16) as uploads:
        seconds = [seconds_of_a_page(hall.port, PAGE, member) for _ in range(5)]

        assert uploads.answers == []  # none was ended: they waited beside
    assert max(seconds) < 10


def test_an_upload_that_does_not_come_in_time_is_ended_with_a_page_that_says_so(hall, until):
    hall.env["BODY_SECONDS"] = "2"
    hall.start("serve")
    assert hall.waits_until_ready()

    with slow_uploads(hall.port, 16) as uploads:
        assert until(lambda: len(uploads.answers) == 16)

    assert all(answer.startswith(b"HTTP/1.1 408 ") for answer in uploads.answers)
    assert all(b"That took too long" in answer for answer in uploads.answers)


@pytest.mark.slow
def test_pages_take_less_than_twice_their_quiet_time_while_sixteen_upload(hall, member, capsys):
    hall.start("serve")
    assert hall.waits_until_ready()
    for _ in range(20):
        seconds_of_a_page(hall.port, PAGE, member)

    quiet = slowest_of_twenty(hall.port, PAGE, member)
    with slow_uploads(hall.port, 16):
        loaded = slowest_of_twenty(hall.port, PAGE, member)

    with capsys.disabled():
        print(
            f"\np95 of a member's page: {quiet * 1000:.0f} ms quiet, "
            f"{loaded * 1000:.0f} ms with 16 slow uploads"
        )
    assert loaded < 2 * quiet


def test_while_the_database_is_locked_and_many_wait_to_write_reading_goes_on(hall, member):
    if "DATABASE_URL" in hall.env:
        pytest.skip("PostgreSQL has no lock on all writing")
    hall.start("serve")
    assert hall.waits_until_ready()
    seconds_of_a_page(hall.port, PAGE, member)
    ended: list[int] = []

    with closing(sqlite3.connect(hall.folder / "guildhall.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writers = [
            threading.Thread(target=lambda: ended.append(_write(hall.port, member)), daemon=True)
            for _ in range(12)
        ]
        for writer in writers:
            writer.start()
        time.sleep(1)
        readers = [
            threading.Thread(target=seconds_of_a_page, args=(hall.port, PAGE, member))
            for _ in range(24)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join(15)
        are_through = not any(reader.is_alive() for reader in readers)
        still_waiting = not ended
        other.execute("ROLLBACK")

    for writer in writers:
        writer.join(40)
    assert (are_through, still_waiting) == (True, True)
    assert len(ended) == 12


def _write(port: int, cookie: str) -> int:
    """Sign in wrongly, which is written down."""
    address = f"http://localhost:{port}/accounts/login/"
    token = "t" * 64
    request = urllib.request.Request(
        address,
        data=f"csrfmiddlewaretoken={token}&login=ada&password=wrong".encode(),
        headers={"Cookie": f"csrftoken={token}"},
    )
    try:
        return urllib.request.urlopen(request, timeout=60).status
    except HTTPError as refusal:
        return refusal.code
