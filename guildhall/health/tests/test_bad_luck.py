"""Nobody, one, everybody gone, a thousand robots, clocks that jump.

Too little to say, and never an error.
"""

import dataclasses
import datetime as dt

import polars as pl
import pytest

from guildhall.health.days import date_of, day_of
from guildhall.health.gate.privacy import let_out, without_few
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.findings import findings_of
from guildhall.health.measure.frames import CHATS, EVENTS, MEMBERS, UNITS, Frames
from guildhall.health.numbers import numbers
from guildhall.health.synthetic import CHARACTERS, crowd, live
from guildhall.health.synthetic.characters import HEALTHY
from guildhall.health.synthetic.lives import END
from guildhall.health.tests.marks import ONCE

LAST = day_of(END)
SHORT = dataclasses.replace(HEALTHY, weeks=30, members=24)


def nothing(**more) -> Frames:
    return Frames(slug="x", at=END, people=more.pop("people", 0), born=LAST - 400, **more)


def members(count: int, *, until: int | None = None) -> pl.DataFrame:
    return pl.DataFrame(
        [(person, LAST - 300, until, None, False) for person in range(count)],
        schema=MEMBERS,
        orient="row",
    )


def said(rows: list[tuple[int, str, int, int | None, int]]) -> pl.DataFrame:
    """day, type, actor, toward, thread."""
    made = [
        (
            dt.datetime.combine(date_of(day), dt.time(9), dt.UTC),
            day,
            kind,
            actor,
            toward,
            thread,
            None,
            None,
            [],
            None,
            None,
        )
        for day, kind, actor, toward, thread in rows
    ]
    return pl.DataFrame(made, schema=EVENTS, orient="row").sort("at")


def states(frames: Frames, **more) -> set[str]:
    evaluation = without_few(evaluate(frames, **more))
    assert all(
        shown.band == "none" or shown.value is not None or shown.words
        for shown in let_out(evaluation)
    )
    return {finding.state.value for finding in findings_of(evaluation)}


def test_no_events():
    assert states(nothing()) == {"insufficient"}
    assert states(nothing(people=40, members=members(40))) <= {"insufficient", "watch"}


def test_one_member():
    talk = said([(LAST - day, "question.asked", 0, None, day) for day in range(1, 80)])

    assert states(nothing(people=1, members=members(1), events=talk)) == {"insufficient"}


def test_everyone_left():
    frames = live(SHORT, 1)
    gone = frames.members.with_columns(until=pl.lit(LAST - 10, dtype=pl.Int32))

    assert states(dataclasses.replace(frames, members=gone)) == {"insufficient"}


def test_a_thousand_robots_change_nothing():
    """What machines do is not in frames at all.

    People who only ever thank are no contributors either.
    """
    frames = live(SHORT, 1)
    noise = said(
        [
            (LAST - 1 - number % 80, "reaction.given", 0, 1, 10_000 + number)
            for number in range(1000)
        ]
    )
    with_noise = dataclasses.replace(
        frames,
        events=pl.concat([frames.events, noise]).sort("at", "type", "actor", "toward", "thread"),
    )

    plain, noisy = (evaluate(one, has_draws=False).twos for one in (frames, with_noise))

    for name in ("CORE-1", "CORE-3", "CORE-4", "TIES-3", "RIGID-1"):
        assert plain[name].now.value == noisy[name].now.value, name


def test_clocks_that_jump():
    """Replies before their question, and acts of another century."""
    frames = live(SHORT, 2)
    odd = said(
        [
            (LAST - 5, "question.asked", 1, None, 90_001),
            (LAST - 9, "answer.posted", 2, 1, 90_001),
            (-9_000, "post.created", 3, None, 90_002),
        ]
    )

    assert states(
        dataclasses.replace(frames, events=pl.concat([frames.events, odd]).sort("at"))
    ) <= {
        "no_sign",
        "steady",
        "watch",
        "conflicting",
        "insufficient",
    }


def test_the_same_events_twice_give_other_figures_only_where_they_are_counted():
    """Reading drops doubles (test_reading); here nothing breaks by them."""
    frames = live(SHORT, 3)

    assert states(
        dataclasses.replace(frames, events=pl.concat([frames.events, frames.events]).sort("at"))
    )


def test_units_of_one_person():
    frames = live(SHORT, 4)
    alone = pl.DataFrame(
        [(person, person, LAST - 300, None) for person in range(24)], schema=UNITS, orient="row"
    )

    evaluation = evaluate(dataclasses.replace(frames, units=alone))

    assert {evaluation.twos[name].now.band.value for name in ("TIES-5", "TIES-6", "RIGID-2")} == {
        "none"
    }


@ONCE
@pytest.mark.parametrize(
    ("events", "people"),
    [
        pytest.param(100_000, 12_000, id="a hundred thousand"),
        pytest.param(2_000_000, 20_000, marks=pytest.mark.slow, id="two million"),
    ],
)
def test_a_great_many_events(events, people):
    """Ties are sparse and the core is fitted by prefixes alone, without a p, and the figure says
    so.
    """
    frames = crowd(events, people)

    evaluation = without_few(evaluate(frames, has_draws=False))
    fit = next(shown for shown in let_out(evaluation) if shown.id == "CORE-5")

    assert frames.events.height == events
    assert evaluation.active > numbers().carrying.fit_exact_people
    assert fit.twins.get("is_prefix_only") == 1
    assert "p" not in fit.twins
    assert "insufficient" not in {
        finding.state.value for finding in findings_of(evaluation) if finding.sign == "carrying"
    }


def test_a_window_before_the_first_event():
    frames = live(SHORT, 5)

    assert states(frames, end=frames.born - 100) == {"insufficient"}
    assert states(frames, end=frames.born + 3) <= {"insufficient", "watch"}


def test_who_asked_to_be_left_out_is_in_no_network_and_coverage_says_so():
    frames = live(SHORT, 6)
    left_out = frames.members.with_columns(is_left_out=pl.col("person") < 6)

    evaluation = evaluate(dataclasses.replace(frames, members=left_out), has_draws=False)

    assert evaluation.coverage == pytest.approx(18 / 24, abs=0.05)
    assert (
        evaluation.twos["TIES-1"].now.value
        < evaluate(frames, has_draws=False).twos["TIES-1"].now.value
    )


def test_too_small_is_said():
    evaluation = evaluate(live(CHARACTERS["too small"], 1))

    assert evaluation.is_small
    assert {evaluation.twos[name].now.band.value for name in ("CORE-1", "TIES-1", "EN-1")} == {
        "none"
    }


@pytest.mark.parametrize(
    ("done", "pairs", "expected"),
    [(6, 9, None), (9, 12, (9, 12, "ok")), (5, 12, (5, 12, "watch")), (6, 12, (6, 12, "ok"))],
)
def test_introductions_count_from_ten_on(done, pairs, expected):
    """domain.md TIES-8: done / paired, 10 pairs, below 0.5 watch; in half a year."""
    old = [(LAST - 190, True)] * 20
    rows = [*old, *[(LAST - 30, number < done) for number in range(pairs)]]
    chats = pl.DataFrame(rows, schema=CHATS, orient="row")

    reading = evaluate(nothing(people=24, members=members(24), chats=chats)).twos["TIES-8"].now

    shown = (reading.part.count, reading.part.total, reading.band) if reading.part else None
    assert shown == expected
    assert reading.detail == {}


@pytest.mark.parametrize("done", [4, 8])
def test_no_share_of_introductions_tells_of_fewer_than_five(done):
    rows = [(LAST - 30, number < done) for number in range(12)]
    chats = pl.DataFrame(rows, schema=CHATS, orient="row")

    evaluation = evaluate(nothing(people=24, members=members(24), chats=chats))
    [shown] = [one for one in let_out(without_few(evaluation)) if one.id == "TIES-8"]

    assert shown.value is None
    assert shown.words == ("very few" if done == 4 else "nearly all")
