"""One community with something of everything in it, for tests that ask for it."""

import pytest


@pytest.fixture
def place(world, as_person):
    """Where a room's folder is deleted, the tests of the others still load this module."""
    from tests.access_place import build_place

    return build_place(world, as_person)
