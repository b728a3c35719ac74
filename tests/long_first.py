"""The longest tests begin first, so that at the end no processor waits for the one that has them.

Those with `place` stand beside each other, and it is built once for all.
"""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONG = (
    "tests/test_new_room.py",
    "tests/test_access.py",
    "tests/test_kept_rows.py",
    "tests/test_twice.py",
    "tests/test_budgets.py",
    "guildhall/notifications/tests/test_many_recipients.py",
    "tests/test_health_command.py",
    "tests/test_search_same_hits.py",
    "tests/test_leaks.py",
    "tests/test_files_in_a_bucket.py",
    "guildhall/bench/scale/tests/test_plans.py",
    "guildhall/demo/tests/test_demo.py",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After pytest-django has put what needs no database last."""
    places = {ROOT / name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path, len(LONG)))
