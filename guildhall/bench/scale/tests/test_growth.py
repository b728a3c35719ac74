"""The growth of pages is measured in a database that is dropped again."""

import json
import os
import subprocess
import sys

import pytest

from guildhall.bench.scale.entries import KINDS, MANY_REPLIES, replies_to
from guildhall.bench.scale.texts import COMMON, RARE, TWO_IN_A_HUNDRED, Texts, added_words


@pytest.mark.database
@pytest.mark.slow
def test_scale_prints_what_pages_cost_and_their_plans(tmp_path):
    env = {**os.environ, "GUILDHALL_DATA": str(tmp_path), "TMPDIR": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "guildhall", "bench", "--scale", "3", "--explain", "--json"],
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    grown = json.loads(done.stdout.splitlines()[-1])
    (size,) = grown["sizes"]
    assert (size["entries"], size["texts"]) == (1000, 1900)
    assert size["bytes_per_text"] > 0
    assert set(size["pages"]) >= {"question of 20 replies", "home", "search, common"}
    assert {cost["cpu_ms"] > 0 for cost in size["pages"].values()} == {True}
    assert {bool(grown["plans"][name]) for name in size["pages"]} == {True}
    assert "How pages grow with the hall" in done.stderr
    assert not list(tmp_path.glob("guildhall-bench-*"))


def test_texts_hold_a_known_share_of_the_words_that_are_searched():
    found = [added_words(number) for number in range(1000)]

    assert sum(COMMON in words for words in found) == 500
    assert sum(TWO_IN_A_HUNDRED in words for words in found) == 20
    assert sum(RARE in words for words in found) == 3


def test_the_same_number_gives_the_same_text():
    assert Texts().entry(7) == Texts().entry(7)


def test_there_is_about_one_reply_for_each_entry():
    replies = [replies_to(number, KINDS[number % len(KINDS)]) for number in range(1000)]

    assert sum(replies) == 900
    assert replies.count(MANY_REPLIES) == 25
