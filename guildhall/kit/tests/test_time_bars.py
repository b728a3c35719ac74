"""A drawn timeline: everything inside its box, in order of time, and no label on another."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guildhall.kit.time_bars import (
    ROOM_FOR_A_TICK,
    Span,
    TimeBars,
    fitted,
    label_width,
    time_bars,
)

DAY = dt.date(2028, 2, 29)
DAYS = some.dates()
JUST_VISIBLE = 10.2  # a shorter bar is drawn so wide, around its days
NEAR = some.dates(min_value=dt.date(2027, 12, 1), max_value=dt.date(2028, 5, 1))


@some.composite
def plans(draw) -> list[Span]:
    """Spans in order of time, each waiting for some others, far apart or near each other."""
    days = draw(some.sampled_from([DAYS, NEAR]))
    pairs = draw(some.lists(some.tuples(days, days).map(sorted), min_size=1, max_size=20))
    places = some.lists(some.integers(0, len(pairs) - 1), max_size=3, unique=True)
    return [Span(first, last, tuple(draw(places))) for first, last in sorted(pairs)]


def single(*days: dt.date) -> TimeBars:
    return time_bars([Span(day, day) for day in days])


@given(plans(), DAYS)
def test_everything_is_inside_the_box_and_in_order_of_time(spans, today):
    drawn = time_bars(spans, today=today)

    assert len(drawn.bars) == len(spans)
    for bar in drawn.bars:
        assert 0 < bar.x < bar.end < drawn.width
        assert drawn.top < bar.label_y < bar.y < drawn.bottom < drawn.height
    starts = [bar.x for bar in drawn.bars if bar.end - bar.x > JUST_VISIBLE]
    assert starts == sorted(starts)
    heights = [bar.y for bar in drawn.bars]
    assert heights == sorted(set(heights))
    assert all(0 < tick.x < drawn.width for tick in drawn.ticks)
    assert drawn.today_x is None or 0 < drawn.today_x < drawn.width


@given(some.lists(DAYS, min_size=1, max_size=20).map(sorted))
def test_single_days_go_to_the_right_as_time_goes_on(days):
    middles = [bar.middle for bar in single(*days).bars]

    assert middles == sorted(middles)


@given(plans())
def test_labels_have_a_row_each_and_ticks_room_between_them(spans):
    drawn = time_bars(spans)

    rows = [bar.label_y for bar in drawn.bars]
    assert all(later - one >= 30 for one, later in itertools.pairwise(rows))
    across = [tick.x for tick in drawn.ticks]
    assert drawn.ticks
    assert all(later - one >= ROOM_FOR_A_TICK for one, later in itertools.pairwise(across))
    assert across[0] >= ROOM_FOR_A_TICK / 2
    assert across[-1] <= drawn.width - ROOM_FOR_A_TICK / 2


@given(plans(), some.text(max_size=160))
def test_a_label_is_cut_where_the_box_ends(spans, label):
    for bar in time_bars(spans).bars:
        words = fitted(label, bar.room)

        assert bar.room > 160
        assert label_width(words) <= bar.room + 0.01
        assert words == label or words.endswith("…")
        begins = bar.end - label_width(words) if bar.ends_label else bar.x
        assert 0 <= begins <= begins + label_width(words) <= 360


@given(plans())
def test_a_tie_goes_from_what_is_waited_for_to_what_waits(spans):
    drawn = time_bars(spans)

    wanted = [
        (drawn.bars[place].middle, drawn.bars[place].y, bar.middle, bar.y)
        for span, bar in zip(spans, drawn.bars, strict=True)
        for place in span.after
    ]
    assert [(tie.x, tie.y, tie.to_x, tie.to_y) for tie in drawn.ties] == wanted


def test_one_day_alone_is_in_the_middle_also_the_leap_day():
    drawn = single(DAY, DAY)

    assert [bar.middle for bar in drawn.bars] == [180, 180]
    assert [(tick.x, tick.on) for tick in drawn.ticks] == [(180, DAY)]
    assert time_bars([Span(DAY, DAY)], today=DAY).today_x is None


@pytest.mark.parametrize(
    ("first", "last", "unit", "ticks"),
    [
        ("2028-02-28", "2028-03-01", "day", ["2028-02-28", "2028-02-29", "2028-03-01"]),
        ("2028-02-24", "2028-03-11", "day", ["2028-02-28", "2028-03-06"]),
        ("2028-02-29", "2028-05-30", "month", ["2028-03-01", "2028-04-01", "2028-05-01"]),
        ("2027-01-01", "2029-12-31", "year", ["2027-01-01", "2028-01-01", "2029-01-01"]),
    ],
    ids=["over the leap day", "two weeks", "three months", "three years"],
)
def test_ticks_are_days_people_say(first, last, unit, ticks):
    drawn = single(dt.date.fromisoformat(first), dt.date.fromisoformat(last))

    assert (drawn.ticks_by, [str(tick.on) for tick in drawn.ticks]) == (unit, ticks)


def test_today_is_marked_between_the_first_day_and_the_last_only():
    spans = [Span(DAY, DAY), Span(DAY + dt.timedelta(10), DAY + dt.timedelta(10))]

    marked = [time_bars(spans, today=DAY + dt.timedelta(days)).today_x for days in (-1, 0, 5, 11)]

    assert marked == [None, 34, 180, None]


@pytest.mark.parametrize("spans", [[], [Span(DAY, DAY - dt.timedelta(1))]])
def test_nothing_and_what_ends_before_it_begins_is_not_drawn(spans):
    with pytest.raises(ValueError, match="one span or more"):
        time_bars(spans)
