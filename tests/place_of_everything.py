"""One community with something of everything in it, for tests that ask for it."""

import pytest

from tests.kept_world import kept


@kept
def everything(world):
    """Where a room's folder is deleted, the tests of the others still load this module."""
    from tests.access_place import build_place

    return build_place(world)


@pytest.fixture
def place(everything, as_person):
    """And a browser for each of those who look at it."""
    everything.clients = {who: as_person(one) for who, one in everything.readers.items()}
    return everything
