"""prepare: of several started at once one works; the others wait for it and find it done."""

import fcntl
import os
import secrets
from contextlib import closing
from pathlib import Path

import pytest

from guildhall.cli import prepare, serving
from tests.postgres import drop_database, make_database
from tests.real_hall import Hall


def waits_for_a_lock(pid: int) -> bool:
    """As the system lists it: “1: -> FLOCK ADVISORY WRITE 4711 …”."""
    return any(
        "->" in line and f" {pid} " in line for line in Path("/proc/locks").read_text().splitlines()
    )


def test_prepare_waits_for_another_in_its_folder_and_then_finds_it_done(hall, until):
    stamp = hall.folder / "prepared"
    done = stamp.read_text()
    stamp.write_text("of an older version")

    with (hall.folder / prepare.LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        waiting = hall.start("prepare")
        assert until(lambda: waits_for_a_lock(waiting.pid))
        stamp.write_text(done)
        before = stamp.stat().st_mtime_ns

    assert waiting.wait(60) == 0
    assert stamp.stat().st_mtime_ns == before


def test_prepare_waits_for_another_node_of_its_database(hall, until):
    with closing(_session(hall)) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [prepare.ADVISORY_LOCK])
        waiting = hall.start("prepare", "--force")

        assert until(
            lambda: (
                other.execute(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                ).fetchone()[0]
                == 1
            )
        )
        assert waiting.poll() is None

    assert waiting.wait(120) == 0


def test_restore_refuses_while_another_node_serves_the_database(hall, tmp_path, until):
    """The other node has another folder, and no file of ours is locked."""
    backup = tmp_path / "hall.zip"
    assert hall.run("backup", str(backup)).returncode == 0
    with closing(_session(hall)) as other:
        other.execute("SELECT pg_advisory_lock_shared(%s)", [serving.ADVISORY_LOCK])

        refused = hall.run("restore", str(backup), "--yes")

    assert (refused.returncode, refused.stderr) == (
        1,
        "Error: This hall is running. Stop it, then restore.\n",
    )
    assert hall.run("restore", str(backup), "--yes").returncode == 0


def test_each_part_that_serves_holds_the_lock_of_the_database(hall, until):
    hall.start("serve")
    assert hall.waits_until_ready()

    with closing(_session(hall)) as other:
        counted = (
            "SELECT count(*) FROM pg_locks "
            "WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted"
        )
        # One web process and the worker.
        assert until(lambda: other.execute(counted).fetchone()[0] == 2)

        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks "
            "WHERE locktype = 'advisory' AND mode = 'ShareLock'"
        )
        assert until(lambda: other.execute(counted).fetchone()[0] == 2)  # taken again


def test_nobody_begins_to_serve_while_a_backup_is_being_restored(hall):
    with closing(_session(hall)) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [serving.ADVISORY_LOCK])

        refused = hall.run("worker")

    assert refused.returncode == 1
    assert (
        refused.stderr
        == "Error: A backup is being restored into this hall. Start again when it is done.\n"
    )


def _session(hall):
    """A connection of another node's."""
    if "DATABASE_URL" not in hall.env:
        pytest.skip("only PostgreSQL has nodes with other folders")
    import psycopg  # an extra, which only a run on PostgreSQL needs

    return psycopg.connect(hall.env["DATABASE_URL"], autocommit=True)


@pytest.mark.slow
def test_two_nodes_started_together_on_a_new_database_both_serve(tmp_path):
    """On SQLite both have the same folder."""
    name = f"guildhall_two_{secrets.token_hex(6)}"
    url = make_database(name)
    nodes = [
        Hall(tmp_path / ("first" if number == 0 or not url else "second"), url)
        for number in range(2)
    ]
    for node in nodes:
        node.folder.mkdir(exist_ok=True)
    try:
        preparing = [node.start("prepare") for node in nodes]
        assert [one.wait(900) for one in preparing] == [0, 0], [
            one.stderr.read() for one in preparing
        ]
        for node in nodes:
            node.start("serve")
        assert [node.waits_until_ready() for node in nodes] == [True, True]
    finally:
        for node in nodes:
            node.end()
        if os.environ.get("DATABASE_URL"):
            drop_database(name)
