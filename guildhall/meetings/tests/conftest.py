"""A meeting of Pumps in three days, on a clock that stands still until it is moved."""

import pytest
import time_machine

from guildhall.communities.models import Community
from guildhall.meetings import actions
from guildhall.meetings.tests.times import NOW, SOON


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


@pytest.fixture
def meeting(world, clock):
    return actions.plan_meeting(
        world.community,
        by=world.ada,
        title="Pump evening",
        starts_at=SOON,
        host=world.ada,
        where="Back room",
    )


@pytest.fixture
def vienna(world, clock):
    Community.objects.update(time_zone="Europe/Vienna")
    world.community.refresh_from_db()
    return world.community
