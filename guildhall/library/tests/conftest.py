"""What tests of the library begin with."""

import pytest

from guildhall.communities.actions import open_room
from guildhall.library.actions import add_page


@pytest.fixture
def community(world):
    open_room(world.community, room="library", by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def page(world, community):
    """Written by Ben."""
    return add_page(community, by=world.ben, title="Seals", body="Dry them first.")
