"""Twenty people write through bad hours: what was accepted is there.

Web, worker and parent are killed, and the cache and the database go away.

A writer sends a post again until the hall says that it took it, as a person does who sees an error.
"""

import json
import os
import random
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from tests.own_servers import OwnPostgres, OwnRedis
from tests.ready_halls import copy_hall
from tests.real_hall import Hall
from tests.test_bad_luck import examined
from tests.test_writers import BEGIN, COUNT, WRITERS, Writer

PATIENCE = 60.0
IS_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")


class Stubborn(Writer):
    """Writes answers only, and sends each again until it is taken."""

    def write(self, until: float) -> None:
        self.tries = 0
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        self._until_taken(connection, lambda: self._take_token(connection) or True)
        while time.monotonic() < until:
            body = f"writer {self.number} writes {len(self.bodies)}"
            question = self.chance.choice(self.questions)
            if not self._until_taken(connection, partial(self._sends, connection, question, body)):
                self.failures.append(f"gave up: {body}")
                return
            self.bodies.append(body)

    def _sends(self, connection: HTTPConnection, question: int, body: str) -> bool:
        self.tries += 1
        return self._post(connection, f"/c/pumps/questions/{question}/answer/", {"body": body})

    def _until_taken(self, connection: HTTPConnection, ask: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if ask():
                    return True
            except (OSError, HTTPException):
                connection.close()
            time.sleep(0.2)
        return False


class BadHours:
    """One bad thing after another, in an order of its own for each seed."""

    def __init__(
        self, hall: Hall, redis: OwnRedis, postgres: OwnPostgres | None, seed: int
    ) -> None:
        self.hall, self.redis, self.postgres = hall, redis, postgres
        self.chance = random.Random(seed)
        self.happened: Counter[str] = Counter()
        self.parent = hall.start("serve")

    def go_on(self, until: float) -> None:
        kinds = ["web", "worker", "parent", "redis", *(["postgres"] if self.postgres else [])]
        self.chance.shuffle(kinds)
        while time.monotonic() < until:
            for kind in kinds:
                time.sleep(self.chance.uniform(0.5, 2.5))
                if time.monotonic() > until:
                    break
                getattr(self, f"_{kind}")()
                self.happened[kind] += 1

    def _web(self) -> None:
        self._kill("web")

    def _worker(self) -> None:
        self._kill("worker")

    def _parent(self) -> None:
        self.parent.kill()
        self.parent.wait()
        self.parent = self.hall.start("serve")

    def _redis(self) -> None:
        self.redis.stop()
        time.sleep(self.chance.uniform(0.5, 2))
        self.redis.start()

    def _postgres(self) -> None:
        assert self.postgres
        self.postgres.stop()
        time.sleep(self.chance.uniform(0, 1))
        self.postgres.start()

    def _kill(self, part: str) -> None:
        """A part, or any process below it."""
        found = [pid for pid, words in _below(self.parent.pid) if part in words]
        if found:
            os.kill(self.chance.choice(found), signal.SIGKILL)


def _below(pid: int) -> list[tuple[int, str]]:
    """The processes that descend from this one, each with its command line."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True
    ).stdout
    rows = [
        (int(own), int(above), words)
        for own, above, words in (line.split(None, 2) for line in listed.splitlines())
    ]
    family, found = {pid}, []
    for own, above, words in sorted(rows):
        if above in family:
            family.add(own)
            found.append((own, words))
    return found


def _open_to_its_user() -> Path:
    """The server runs as a user of its own, who cannot reach pytest's folders."""
    return Path(tempfile.gettempdir()) / f"guildhall-cluster-{secrets.token_hex(4)}"


@pytest.fixture
def redis():
    own = OwnRedis()
    own.start()
    yield own
    own.stop()


@pytest.fixture
def troubled(tmp_path, redis):
    """A hall on a cache of its own, and on PostgreSQL also on a database server of its own."""
    postgres = None
    if IS_POSTGRES:
        postgres = OwnPostgres(_open_to_its_user())
        postgres.start()
        hall = Hall(tmp_path / "hall", postgres.url)
        hall.folder.mkdir()
        assert hall.run("prepare").returncode == 0
    else:
        hall = Hall(tmp_path / "hall", "")
        copy_hall(hall.folder)
    hall.env |= {"CACHE_URL": redis.url, "WEB_WORKERS": "2"}
    yield hall, redis, postgres
    hall.end()
    if postgres:
        postgres.stop()
        shutil.rmtree(postgres.folder)


@pytest.mark.database
@pytest.mark.parametrize(
    ("seconds", "seed"),
    [pytest.param(30, seed, marks=pytest.mark.slow) for seed in (1, 2)],
)
def test_what_was_accepted_is_there_whatever_happened(troubled, until, seconds, seed):
    hall, redis, postgres = troubled
    begun = json.loads(hall.python(BEGIN % WRITERS))
    trouble = BadHours(hall, redis, postgres, seed)
    assert until(lambda: hall.status("/health/ready") == 200)
    writers = [
        Stubborn(number, hall.port, session, begun["questions"])
        for number, session in enumerate(begun["sessions"])
    ]
    stop = time.monotonic() + seconds
    threads = [threading.Thread(target=writer.write, args=(stop,)) for writer in writers]

    for thread in threads:
        thread.start()
    trouble.go_on(stop)
    for thread in threads:
        thread.join()

    accepted = sorted(body for writer in writers for body in writer.bodies)
    counted = json.loads(hall.python(COUNT))
    found = examined(hall)
    place = "PostgreSQL" if postgres else "SQLite"
    tries = sum(writer.tries for writer in writers)
    print(
        f"\n{place}, seed {seed}: {WRITERS} writers, {seconds} s, {dict(trouble.happened)}: "
        f"{tries} sent, {len(accepted)} accepted, {counted['replied']} rows, "
        f"{found['unfound']} not indexed"
    )
    assert [
        failure for writer in writers for failure in writer.failures if "gave up" in failure
    ] == []
    assert counted["bodies"] == accepted
    assert (found["counters_differ"], found["unfound"]) == (False, 0)
