"""Turns at a file: one at a time, in the order of coming, given back whatever happens.

Two `Turns` at one path are to each other as two processes are.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, transaction

from guildhall.kit.turns import Turns, turns_at

HOLD = """
import sys
from guildhall.kit.turns import Turns
turns = Turns(sys.argv[1])
turns.take(seconds=5)
print("taken", flush=True)
sys.stdin.read()
"""
LONG = 30.0


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "hall.sqlite3")


def test_a_turn_is_one_process_or_thread_at_a_time(path):
    mine, anothers = Turns(path), Turns(path)
    mine.take(seconds=LONG)

    with pytest.raises(TimeoutError):
        anothers.take(seconds=0)
    with pytest.raises(TimeoutError):
        mine.take(seconds=0)
    mine.give_back()
    anothers.take(seconds=0)


def test_a_process_that_waits_comes_before_the_next_thread_of_the_one_that_writes(path):
    mine, anothers = Turns(path), Turns(path)
    order: list[str] = []
    mine.take(seconds=LONG)
    with _waiting(anothers, order, "the other process"):
        _until_it_is_next(path)
        with _waiting(mine, order, "my next thread"):
            mine.give_back()

    assert order == ["the other process", "my next thread"]


def test_the_turn_of_a_process_that_is_killed_comes_back(path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    holder.stdout.readline()
    mine = Turns(path)
    with pytest.raises(TimeoutError):
        mine.take(seconds=0)

    holder.kill()
    holder.communicate()

    mine.take(seconds=0)


def test_a_process_that_was_split_off_waits_for_its_parent(path):
    turns_at(path).take(seconds=LONG)

    child = os.fork()
    if child == 0:
        try:
            turns_at(path).take(seconds=0)
        except TimeoutError:
            os._exit(7)
        os._exit(0)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    turns_at(path).give_back()


def test_where_no_file_can_be_made_nobody_waits(tmp_path):
    assert turns_at(str(tmp_path / "missing" / "hall.sqlite3")) is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own queue")
@pytest.mark.parametrize("problem", [None, RuntimeError])
def test_a_transaction_takes_a_turn_and_gives_it_back_however_it_ends(problem):
    others = Turns(str(connection.settings_dict["NAME"]))
    try:
        with transaction.atomic():
            with pytest.raises(TimeoutError):
                others.take(seconds=0)
            if problem:
                raise problem
    except RuntimeError:
        pass

    others.take(seconds=0)
    others.give_back()


@contextmanager
def _waiting(turns: Turns, order: list[str], name: str) -> Iterator[None]:
    """A thread that waits for a turn meanwhile."""

    def come() -> None:
        turns.take(seconds=LONG)
        order.append(name)
        turns.give_back()

    thread = Thread(target=come)
    thread.start()
    yield
    thread.join()


def _until_it_is_next(path: str) -> None:
    with Path(f"{path}-next").open("rb+") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            fcntl.flock(file, fcntl.LOCK_UN)
