"""A crowd acts at a served hall; what it does is known."""

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import islice

import pytest

from guildhall.bench.crowd import crowd_table
from guildhall.bench.mix import LISTS, PAGES, POSTS, acts

WORLD = {"questions": [1, 2, 3], "sessions": ["s"], "session": "s", "tip": 4, "note": 5}


@pytest.mark.slow
def test_crowd_prints_what_it_bore(tmp_path):
    env = {**os.environ, "GUILDHALL_DATA": str(tmp_path), "TMPDIR": str(tmp_path)}
    small = ["--people", "20", "--questions", "10", "--replies", "3", "--seconds", "0.5"]
    levels = ["--connections", "2", "--connections", "4"]

    done = subprocess.run(
        [sys.executable, "-m", "guildhall", "bench", "crowd", *small, *levels, "--json"],
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    measured = result["crowds"]
    assert [one["connections"] for one in measured] == [2, 4]
    assert {one["kinds"]["all"]["errors"] for one in measured} == {0}
    assert {one["kinds"]["pages"]["per_second"] > 0 for one in measured} == {True}
    idle, afterwards = result["memory"]
    assert 0 < idle < afterwards
    assert "A crowd in the hall" in done.stderr
    assert not list(tmp_path.glob("guildhall-bench-*"))


def test_four_of_five_acts_read_a_page_and_one_of_twenty_posts():
    done = Counter(act.kind for act in islice(acts(WORLD, token="t", number=1), 2000))

    assert abs(done[PAGES] - 1600) < 80
    assert abs(done[LISTS] - 300) < 60
    assert abs(done[POSTS] - 100) < 40


def test_no_two_people_post_the_same():
    bodies = [
        act.request.body
        for number in (1, 2)
        for act in islice(acts(WORLD, token="t", number=number), 500)
        if act.kind == POSTS
    ]

    assert len(bodies) == len(set(bodies))


def test_the_table_has_a_row_for_each_kind():
    cost = {"per_second": 9.0, "p50_ms": 1.0, "p95_ms": 2.0, "p99_ms": 3.0, "errors": 0}

    table = crowd_table([{"connections": 8, "kinds": {"all": cost, POSTS: cost}}], "sqlite")

    assert table.row_count == 2
