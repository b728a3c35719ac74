"""A clock that stands still on a Monday until it is moved."""

import pytest
import time_machine

from guildhall.charters.tests.rounds import MONDAY


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving
