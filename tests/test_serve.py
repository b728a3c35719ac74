"""serve: web and worker under one parent, stopped together, started again when one dies."""

import os
import signal
import subprocess


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def commands_of(pid: int) -> dict[str, int]:
    """The two children of serve by what they are."""
    named = {}
    for child in children_of(pid):
        command = subprocess.run(["ps", "-o", "args=", "-p", str(child)], capture_output=True, text=True).stdout
        named["worker" if "worker" in command else "web"] = child
    return named


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_serve_answers_and_stops_everything_on_sigterm(hall, until):
    serving = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    assert until(lambda: len(children_of(serving.pid)) == 2)
    family = [*children_of(serving.pid), *(grand for child in children_of(serving.pid) for grand in children_of(child))]

    serving.send_signal(signal.SIGTERM)

    assert serving.wait(20) == 0
    assert until(lambda: not any(is_alive(pid) for pid in family))


def test_serve_starts_a_dead_part_again(hall, until):
    serving = hall.start("serve")
    assert until(lambda: hall.status("/health/ready") == 200)
    assert until(lambda: len(commands_of(serving.pid)) == 2)
    first = commands_of(serving.pid)

    os.kill(first["web"], signal.SIGKILL)
    os.kill(first["worker"], signal.SIGKILL)

    assert until(lambda: len(commands_of(serving.pid)) == 2 and not set(first.values()) & set(commands_of(serving.pid).values()))
    assert until(lambda: hall.status("/health/ready") == 200)


def test_nonsense_in_the_environment_is_refused_in_one_sentence(hall):
    hall.env["PORT"] = "eighty"

    refused = hall.run("serve")

    assert refused.returncode == 1
    assert refused.stderr.strip() == "guildhall: PORT must be a number from 1 to 65535, not “eighty”."


def test_owner_link_is_not_printed_where_it_could_land_in_a_log(hall):
    refused = hall.run("owner")

    assert refused.returncode == 1
    assert "/owner/" not in refused.stdout + refused.stderr
