"""The bench measures a small hall, says its table and leaves nothing behind."""

import json
import os
import subprocess
import sys

import pytest

from tests.most_queries import HOME_WITHOUT_A_CARD


@pytest.mark.slow
def test_bench_prints_its_table_and_drops_its_database(tmp_path):
    env = {**os.environ, "GUILDHALL_DATA": str(tmp_path), "TMPDIR": str(tmp_path)}
    small = [
        "--people",
        "20",
        "--questions",
        "10",
        "--replies",
        "3",
        "--pages",
        "40",
        "--recipients",
        "60",
        "--seconds",
        "0.1",
        "--json",
    ]

    done = subprocess.run(
        [sys.executable, "-m", "guildhall", "bench", *small],
        env=env,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert set(told["requests"]) >= {
        "question, signed in",
        "question, anonymous",
        "search, signed in",
        "post a reply",
    }
    assert {page["status"] for page in told["requests"].values() if "status" in page} == {200}
    signed_in = [one for name, one in told["requests"].items() if name.endswith("signed in")]
    assert max(page["queries"] for page in signed_in) <= HOME_WITHOUT_A_CARD
    assert (
        max(
            page["queries"] for name, page in told["requests"].items() if name.endswith("anonymous")
        )
        <= 8
    )
    assert told["question_signed_in_times_bare"] > 1
    assert (told["delivery"]["recipients"], told["delivery"]["mail_times_bare"] > 0) == (60, True)
    assert not list(tmp_path.glob("guildhall-bench-*"))
