"""Every number of health stands in one file, and each one there is used."""

import re
import tomllib
from pathlib import Path

HEALTH = Path(__file__).parents[1]


def test_no_number_is_kept_that_nothing_uses():
    tables = tomllib.loads((HEALTH / "numbers.toml").read_text())
    source = "\n".join(path.read_text() for path in HEALTH.rglob("*.py"))
    names = [name for table, given in tables.items() if table != "weights" for name in given]

    assert [name for name in names if not re.search(rf"\.{name}\b", source)] == []
