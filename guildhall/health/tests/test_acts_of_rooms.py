"""What people do in a room counts as what its name says, and as nothing of another room."""

import dataclasses
import datetime as dt

import polars as pl
import pytest
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.verbs import Type
from guildhall.charters.events import CHARTER_AGREED
from guildhall.health.measure.change import History
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.frames import EVENTS, Frames
from guildhall.health.measure.reading import read_frames
from guildhall.health.synthetic import CHARACTERS, live
from guildhall.health.synthetic.promises import WORDS, life_with_promises
from guildhall.health.tests.marks import ONCE

ELSEWHERE = 10**9  # a thread that is no meeting, tip or practice


@pytest.fixture(scope="module")
def healthy() -> Frames:
    return live(CHARACTERS["healthy"], 1)


def with_acts(frames: Frames, kind: Type, number: int) -> Frames:
    """So many more, each by someone else, on the last day."""
    day = frames.today - 1
    at = dt.datetime(1970, 1, 1, 12, tzinfo=dt.UTC) + dt.timedelta(days=day)
    rows = [
        (at, day, str(kind), each % frames.people, None, ELSEWHERE, None, None, [], None, None)
        for each in range(number)
    ]
    more = pl.DataFrame(rows, schema=EVENTS, orient="row")
    return dataclasses.replace(frames, events=pl.concat([frames.events, more]))


def value(frames: Frames, name: str) -> float | None:
    return evaluate(frames, has_draws=False, has_past=False).twos[name].now.value


@ONCE
def test_a_shift_of_a_project_is_no_hour_in_a_meeting(healthy):
    with_shifts = with_acts(healthy, Type.ATTENDED, 12)

    assert value(healthy, "VAL-2") is not None
    assert value(with_shifts, "VAL-2") == value(healthy, "VAL-2")


@ONCE
def test_a_small_test_is_no_occasion_to_report_on_a_tip(healthy):
    is_kept = healthy.events["type"].is_in([str(Type.ADOPTED), str(Type.TRIED)])
    unheard = dataclasses.replace(
        healthy, events=healthy.events.filter(~is_kept), items=healthy.items.clear()
    )

    assert value(healthy, "RIGID-1") is not None
    assert value(with_acts(unheard, Type.TRIED, 30), "RIGID-1") is None


@ONCE
def test_who_opens_a_decision_starts_something():
    frames = life_with_promises(WORDS["a few"], 1)
    day = frames.today - 70
    quiet = frames.events.filter((pl.col("day") < day) | (pl.col("type") != str(Type.ASKED)))
    silent = dataclasses.replace(frames, events=quiet)

    before, after = (
        History(each).counts(frames.today) for each in (silent, with_acts(silent, Type.PROPOSED, 1))
    )

    assert before.weeks_silent >= 9
    assert (after.weeks_silent, after.begun) == (0, before.begun + 1)


@pytest.mark.database
def test_what_everyone_agreed_on_counts_though_the_hall_wrote_it_down(world):
    record(
        CHARTER_AGREED,
        actor_id=None,
        community_id=world.community.pk,
        version=1,
        is_automated=True,
    )

    frames = read_frames(world.community, at=timezone.now())
    agreed = frames.events.filter(pl.col("type") == str(Type.AGREED))

    assert (agreed.height, agreed["actor"].to_list()) == (1, [None])
    assert History(frames).counts(frames.today + 1).people == 0
