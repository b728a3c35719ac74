"""The measurement of two nodes says plainly what the machine lacks."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "two_nodes.py"


def test_without_postgresql_nothing_is_measured():
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    done = subprocess.run([sys.executable, SCRIPT], env=env, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr == (
        "two_nodes.py: set DATABASE_URL to a PostgreSQL server; SQLite serves one node only.\n"
    )


def test_a_program_that_is_missing_is_named_with_its_package():
    env = {**os.environ, "DATABASE_URL": "postgresql://127.0.0.1/none", "PATH": "/nonexistent"}

    done = subprocess.run([sys.executable, SCRIPT], env=env, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr == (
        "two_nodes.py: nginx is missing. On Debian: apt-get install nginx-light\n"
    )
