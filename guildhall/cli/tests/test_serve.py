"""serve: web and worker under one parent, stopped together, started again when one dies."""

import os
import pty
import select
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.dripping import dripping_server
from tests.real_hall import PATIENCE


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def commands_of(pid: int) -> dict[str, int]:
    """The two children of serve by what they are."""
    named = {}
    for child in children_of(pid):
        command = subprocess.run(
            ["ps", "-o", "args=", "-p", str(child)], capture_output=True, text=True
        ).stdout
        named["worker" if "worker" in command else "web"] = child
    return named


def family_of(pid: int) -> list[int]:
    children = children_of(pid)
    return [*children, *(grand for child in children for grand in children_of(child))]


def is_alive(pid: int) -> bool:
    """An orphan that has ended may wait for ever to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.database
def test_serve_answers_and_stops_everything_on_sigterm(hall, until):
    serving = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    assert until(lambda: len(children_of(serving.pid)) == 2)
    family = family_of(serving.pid)

    serving.send_signal(signal.SIGTERM)

    assert serving.wait(20) == 0
    assert until(lambda: not any(is_alive(pid) for pid in family))


@pytest.mark.database
def test_the_process_that_watches_loads_neither_the_web_server_nor_the_database(hall, until):
    serving = hall.start("serve")
    assert until(lambda: len(children_of(serving.pid)) == 2)
    assert until(lambda: hall.status("/health/ready") == 200)

    loaded = Path(f"/proc/{serving.pid}/maps").read_text()
    # On PostgreSQL it holds the lock of the hall by a connection of its own.
    of_databases = () if "DATABASE_URL" in hall.env else ("_sqlite3", "psycopg")

    assert [name for name in ("_granian", "nh3", *of_databases) if name in loaded] == []


def test_serve_prints_the_owner_link_in_a_terminal(hall):
    ours, of_serve = pty.openpty()
    hall.start("serve", output=of_serve)

    printed = b""
    while b"/owner/" not in printed:
        assert select.select([ours], [], [], PATIENCE)[0], printed
        printed += os.read(ours, 4096)


@pytest.mark.database
def test_when_serve_is_killed_everything_ends_at_once_and_nothing_holds_the_hall(
    hall, until, tmp_path
):
    serving = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    assert until(lambda: len(family_of(serving.pid)) == 3)
    family = family_of(serving.pid)

    serving.kill()

    assert until(lambda: not any(is_alive(pid) for pid in family))
    assert hall.status("/health/live") is None
    again = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    assert again.poll() is None


@pytest.mark.database
def test_restore_refuses_while_a_worker_alone_is_left(hall, until, tmp_path):
    backup = tmp_path / "hall.zip"
    assert hall.run("backup", str(backup)).returncode == 0
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(b"no backup")
    worker = hall.start("worker")

    assert until(
        lambda: "This hall is running" in hall.run("restore", str(damaged), "--yes").stderr
    )
    refused = hall.run("restore", str(backup), "--yes")

    assert (refused.returncode, refused.stderr) == (
        1,
        "Error: This hall is running. Stop it, then restore.\n",
    )
    assert worker.poll() is None


@pytest.mark.database
def test_serve_starts_a_dead_part_again(hall, until):
    serving = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    assert until(lambda: len(commands_of(serving.pid)) == 2)
    first = commands_of(serving.pid)

    os.kill(first["web"], signal.SIGKILL)
    os.kill(first["worker"], signal.SIGKILL)

    assert until(
        lambda: (
            len(commands_of(serving.pid)) == 2
            and not set(first.values()) & set(commands_of(serving.pid).values())
        )
    )
    assert until(lambda: hall.status("/health/ready") == 200)


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_a_port_that_is_taken_is_said_in_one_sentence(hall, address):
    with dripping_server() as port:
        hall.env |= {"HOST": address, "PORT": str(port)}

        refused = hall.run("serve")

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Error: Port {port} is in use by another program, perhaps another hall. "
        "Stop it, or set PORT.\n"
    )


def test_a_port_that_shares_itself_with_anybody_is_not_shared(hall):
    """As granian opens it, and as one does that was left behind."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", hall.port))
        other.listen()

        refused = hall.run("serve")

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Error: Port {hall.port} is in use by another program")


@pytest.mark.database
def test_of_two_that_are_started_at_once_on_one_port_one_serves(hall, until):
    both = [hall.start("serve"), hall.start("serve")]

    assert until(lambda: hall.status("/health/ready") == 200)
    assert until(lambda: any(one.poll() is not None for one in both))
    refused = next(one for one in both if one.poll() is not None)
    assert refused.returncode == 1
    assert (
        refused.stderr.read()
        .decode()
        .startswith(f"Error: Port {hall.port} is in use by another program")
    )
    assert sum(one.poll() is None for one in both) == 1


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("192.0.2.7", "Error: HOST: “192.0.2.7” is not an address of this machine.\n"),
        (
            "no-such-host.invalid",
            "Error: HOST: there is no address called “no-such-host.invalid”.\n",
        ),
    ],
)
def test_a_host_that_is_not_this_machine_is_said_in_one_sentence(hall, host, sentence):
    hall.env["HOST"] = host

    refused = hall.run("serve")

    assert (refused.returncode, refused.stderr) == (1, sentence)


def test_nonsense_in_the_environment_is_refused_in_one_sentence(hall):
    hall.env["PORT"] = "eighty"

    refused = hall.run("serve")

    assert refused.returncode == 1
    assert (
        refused.stderr.strip() == "guildhall: PORT must be a number from 1 to 65535, not “eighty”."
    )


def test_owner_link_is_not_printed_where_it_could_land_in_a_log(hall):
    refused = hall.run("owner")

    assert refused.returncode == 1
    assert "/owner/" not in refused.stdout + refused.stderr
