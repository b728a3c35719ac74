"""Parts of serve that keep ending are started again with growing pauses; the web goes on.

That is written down and said.
"""

import datetime as dt
import json
import sys
import threading

import pytest
from django.conf import settings

from guildhall.cli.family import LONGEST_PAUSE, Family, Part, pause_after
from guildhall.kit.lifeline import VARIABLE, make_lifeline
from guildhall.kit.troubles import FILE, Trouble, note_end, troubles
from guildhall.people.actions import become_owner, make_owner_link

pytestmark = pytest.mark.database

NOON = dt.datetime(2026, 11, 3, 12, tzinfo=dt.UTC)
FOR_EVER = [sys.executable, "-c", "import time; time.sleep(60)"]
DIES_AS_WORKER = "import os, sys\nif sys.orig_argv[-1] == 'worker':\n    os._exit(9)\n"
AT_ONCE = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def lifeline(monkeypatch) -> int:
    monkeypatch.setenv(VARIABLE, "")  # what it was comes back after the test
    return make_lifeline()


def minutes(count: float) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def test_pauses_grow_up_to_a_minute():
    assert [pause_after(times) for times in (1, 2, 3, 4, 5, 9, 10, 500)] == [
        0,
        0.5,
        1,
        2,
        4,
        LONGEST_PAUSE,
        LONGEST_PAUSE,
        LONGEST_PAUSE,
    ]


def test_a_part_that_keeps_ending_never_ends_the_others(monkeypatch, until, lifeline):
    monkeypatch.setattr("guildhall.cli.family.pause_after", lambda times: 0.0)
    monkeypatch.setattr("signal.signal", lambda *_: None)  # the test runs it beside the main thread
    ended: list[str] = []
    family = Family(
        [Part("web", FOR_EVER, lifeline), Part("worker", AT_ONCE, lifeline)], note_end=ended.append
    )
    results: list[bool] = []
    life = threading.Thread(
        target=lambda: results.append(family.live(lambda: None, is_ready=lambda: True))
    )

    life.start()

    assert until(lambda: len(ended) >= 8)
    web = family.parts[0].process
    assert web is not None
    assert web.poll() is None
    family.is_stopping = True
    life.join(20)
    assert results == [True]
    assert set(ended) == {"worker"}
    assert web.poll() is not None


def test_a_web_that_never_answered_ends_the_family(monkeypatch, lifeline):
    monkeypatch.setattr("guildhall.cli.family.pause_after", lambda times: 0.0)
    monkeypatch.setattr("guildhall.cli.family.HEAD_START", 0.1)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    family = Family([Part("web", AT_ONCE, lifeline), Part("worker", FOR_EVER, lifeline)])

    assert family.live(lambda: None, is_ready=lambda: False) is False

    worker = family.parts[1].process
    assert worker is not None
    assert worker.poll() is not None


def test_ends_close_to_each_other_are_one_trouble(tmp_path):
    for count in range(4):
        note_end(tmp_path, "worker", at=NOON + minutes(10 * count))
    note_end(tmp_path, "web", at=NOON)

    assert troubles(tmp_path, at=NOON + minutes(40)) == [
        Trouble("worker", 4, NOON, NOON + minutes(30))
    ]


def test_an_hour_of_peace_ends_a_trouble(tmp_path):
    for count in range(3):
        note_end(tmp_path, "worker", at=NOON + minutes(count))

    assert troubles(tmp_path, at=NOON + minutes(90)) == []
    note_end(tmp_path, "worker", at=NOON + minutes(90))
    assert troubles(tmp_path, at=NOON + minutes(91)) == []


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"part": 1}', '[{"part": "web"}]'])
def test_a_damaged_note_says_nothing_and_is_written_anew(tmp_path, content):
    (tmp_path / FILE).write_text(content)

    assert troubles(tmp_path, at=NOON) == []
    note_end(tmp_path, "web", at=NOON)

    assert [row["part"] for row in json.loads((tmp_path / FILE).read_text())] == ["web"]


@pytest.fixture
def a_worker_that_keeps_ending():
    now = dt.datetime.now(dt.UTC)
    for count in range(7):
        note_end(settings.GUILDHALL_DATA, "worker", at=now - minutes(7 - count))
    yield
    (settings.GUILDHALL_DATA / FILE).unlink()


def test_the_owner_reads_of_it_and_nobody_else(world, as_person, a_worker_that_keeps_ending):
    become_owner(make_owner_link(), by=world.ada)

    page = as_person(world.ada).get("/hall/").content.decode()

    assert "The worker keeps stopping: 7 times since" in page
    assert as_person(world.ben).get("/hall/").status_code == 403


def test_doctor_says_it(hall):
    now = dt.datetime.now(dt.UTC)
    for count in range(5):
        note_end(hall.folder, "mail-door", at=now - minutes(5 - count))

    ill = hall.run("doctor")

    assert ill.returncode == 1
    assert "✗ Incoming mail keeps stopping: 5 times since" in ill.stdout


def test_a_worker_that_cannot_start_leaves_the_web_answering_and_is_written_down(hall, until):
    """A real hall whose worker dies at once, again and again."""
    hall.env["PYTHONPATH"] = f"{hall.folder / 'broken'}:{hall.env.get('PYTHONPATH', '')}"
    (hall.folder / "broken").mkdir()
    (hall.folder / "broken" / "sitecustomize.py").write_text(DIES_AS_WORKER)
    serving = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)

    assert until(
        lambda: (
            (hall.folder / FILE).exists()
            and json.loads((hall.folder / FILE).read_text())[0]["times"] >= 6
        )
    )

    assert hall.status("/health/ready") == 200
    assert serving.poll() is None
