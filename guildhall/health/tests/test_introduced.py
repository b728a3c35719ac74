"""Introductions come into the figures as days of quarters, without people (domain.md TIES-8)."""

import datetime as dt

import pytest

from guildhall.health.measure.reading import read_frames
from guildhall.introductions.models import Introduction, Side

pytestmark = pytest.mark.database

MADE = dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC)
AT = dt.datetime(2026, 5, 20, 9, tzinfo=dt.UTC)


def test_the_frames_have_days_and_no_people(world):
    one = Introduction.objects.create(community=world.community, made_at=MADE, fades_at=MADE)
    Side.objects.create(introduction=one, person=world.ben, has_met=True, told_at=MADE)
    Side.objects.create(introduction=one, person=world.cleo)

    frames = read_frames(world.community, at=AT)

    assert frames.chats.columns == ["day", "is_done"]
    assert frames.chats["is_done"].to_list() == [True]
    assert read_frames(world.community, at=MADE).chats.height == 0
