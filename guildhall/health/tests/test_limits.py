"""What is not to be looked at.

Whoever asked to be left out, what a community switched off, days that do not count.
"""

import dataclasses
import datetime as dt

import polars as pl
import pytest
import time_machine
from django.utils import timezone

from guildhall.health import actions
from guildhall.health.days import date_of
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.period import Period
from guildhall.health.measure.quiet import without_quiet
from guildhall.health.measure.reading import read_changes, read_frames
from guildhall.health.models import Chart, LeftOut, QuietPeriod, Snapshot, SwitchedOff, Trying
from guildhall.health.remedies import remedies
from guildhall.health.seeing import drawn_in, seen_anew, seen_in
from guildhall.health.synthetic import live
from guildhall.health.synthetic.characters import HEALTHY
from guildhall.health.tests.marks import ONCE, seen
from guildhall.people.kept import kept_of
from guildhall.people.models import AuditRecord
from guildhall.talk.actions import reply_to_post, write_post
from tests.kept_world import World

MORNING = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
MEASURED = "/c/pumps/health/measured/"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as moving:
        yield moving


def test_whoever_asks_is_in_no_network_from_the_next_renewal_and_nobody_sees_it(
    clock, world, as_person
):
    note = write_post(world.community, by=world.ada, body="Good morning", at=MORNING - 3 * DAY)
    reply_to_post(note, by=world.ben, body="And to you", at=MORNING - 2 * DAY)

    as_person(world.ben).post(f"{MEASURED}leave-me-out/")
    as_person(world.ben).post(f"{MEASURED}leave-me-out/")
    mine, hers = (as_person(one).get(MEASURED).content.decode() for one in (world.ben, world.ada))
    before, after = (
        read_frames(world.community, at=timezone.now() + 2 * DAY, end=end) for end in (20_000, None)
    )
    changes = read_changes(world.community, at=timezone.now() + DAY)

    assert "Include me again" in mine
    assert "Leave me out" in hers
    assert "Include me again" not in hers
    assert before.members["is_left_out"].sum() == 0
    assert after.members["is_left_out"].sum() == 1
    assert Period(after, end=after.today, days=84).ties.pairs.height == 0
    assert len(changes) == world.community.memberships.count() + 1
    assert [row["until"] for row in kept_of(world.ben)["left_out_of_networks"]] == [None]

    clock.shift(DAY)
    as_person(world.ben).post(f"{MEASURED}leave-me-out/", {"again": "1"})
    assert LeftOut.objects.get().until == timezone.now()


def test_figures_are_copied_until_they_are_renewed(world, monkeypatch, clock):
    """Whoever asks to be left out, or deletes what they wrote, changes no figure by that."""
    last = seen() | {"quarters": {}, "spreads": [], "picture": None}
    kept = last | {"until": "2026-03-01", "at": "2026-03-03"}
    monkeypatch.setattr("guildhall.health.seeing.shown_day", lambda changes, day: 20_514)
    monkeypatch.setattr(
        "guildhall.health.seeing.read_frames", lambda *args, **more: pytest.fail("it is read again")
    )

    assert date_of(20_514) == dt.date(2026, 3, 2)
    assert seen_anew(world.community, at=timezone.now(), last=last) == kept


def test_a_figure_that_is_switched_off_is_not_shown_and_nothing_rests_on_it(
    world, as_person, clock
):
    today = MORNING.date()
    Snapshot.objects.create(
        community=world.community, monday_on=today, until=today, seen=seen("sign"), out_on=today
    )
    before = as_person(world.ben).get("/c/pumps/health/").content.decode()

    nonsense = (
        as_person(world.ada)
        .post(f"{MEASURED}off/", {"indicator": "CORE-99", "reason": "x"})
        .status_code
    )
    by_member = (
        as_person(world.ben)
        .post(f"{MEASURED}off/", {"indicator": "CORE-1", "reason": "x"})
        .status_code
    )
    as_person(world.ada).post(
        f"{MEASURED}off/", {"indicator": "CORE-1", "reason": "We talk about it instead."}
    )
    after = as_person(world.ben).get("/c/pumps/health/").content.decode()
    told = as_person(world.ben).get(MEASURED).content.decode()

    assert (nonsense, by_member) == (422, 403)
    assert "Much of it rests on very few" in before
    assert "a concern</span>" in before
    assert "rests on very few" not in after
    assert "a concern</span>" not in after
    assert "We talk about it instead." in told
    assert "switched off here" in told
    as_person(world.ada).post(f"{MEASURED}core-1/on/")
    assert not SwitchedOff.objects.exists()
    assert list(
        AuditRecord.objects.filter(community_id=world.community.pk)
        .values_list("act", flat=True)
        .order_by("pk")
    )[-2:] == [
        "figure_switched_off",
        "figure_switched_on",
    ]


@ONCE
@pytest.mark.parametrize(("left_out", "shown"), [(0, None), (4, None), (12, 0.8)])
def test_how_many_are_counted_is_said_in_tenths_and_never_of_few(left_out, shown):
    frames = live(HEALTHY, 1)
    active = Period(frames, end=frames.today, days=84).active["person"].to_list()
    members = frames.members.with_columns(is_left_out=pl.col("person").is_in(active[:left_out]))

    found = seen_in(
        dataclasses.replace(frames, members=members), day=frames.today, end=frames.today
    )

    assert found["coverage"] == shown


def test_what_is_drawn_or_tried_with_a_figure_that_is_off_is_not_shown_either(
    world, as_person, clock
):
    picture = _drawn_and_tried(world)
    clock.shift(70 * DAY)
    client = as_person(world.ada)

    def shown() -> list[bool]:
        page = client.get("/c/pumps/health/").content.decode()
        figures = client.get("/c/pumps/health/figures/").content.decode()
        return [
            "Who contributed how much" in figures,
            "before 50" in page,
            client.get(picture).status_code == 200,
        ]

    before = shown()
    for name in ("CORE-4", "CORE-6"):
        actions.switch_off(world.community, indicator=name, reason="Agreed", by=world.ada)

    assert (before, shown()) == ([True] * 3, [False] * 3)


def _drawn_and_tried(world: World) -> str:
    """A measure taken for CORE-6, and a chart of CORE-4; the path of the chart."""
    trying = actions.begin_trying(world.community, remedy=remedies["R-CORE-7"], by=world.ada)
    Trying.objects.filter(pk=trying.pk).update(
        before={"id": "CORE-6", "value": 0.5, "n": 40, "words": "", "interval": [0.4, 0.6]}
    )
    drawn = seen() | {
        "spreads": [
            {
                "name": "contributions",
                "sign": "carrying",
                "bins": [{"low": 1, "share": 0.4}, {"low": 2, "share": 0.6}],
            }
        ]
    }
    off = [
        {
            **drawn["indicators"][0],
            "id": name,
            "band": "ok",
            "value": 0.5,
            "words": "",
            "interval": [0.4, 0.6],
        }
        for name in ("CORE-4", "CORE-6")
    ]
    drawn["indicators"] = [*drawn["indicators"], *off]
    today = MORNING.date()
    snapshot = Snapshot.objects.create(
        community=world.community, monday_on=today, until=today, seen=drawn, out_on=today
    )
    Chart.objects.create(
        snapshot=snapshot, name="spread-contributions", light="<svg/>", dark="<svg/>"
    )
    return f"/c/pumps/health/{snapshot.pk}/charts/spread-contributions/light.svg"


@ONCE
def test_switching_one_off_changes_no_other_figure():
    frames = live(HEALTHY, 1)
    end = frames.today
    off = {"CORE-1", "TIES-1"}

    whole, without = (seen_in(frames, day=end, end=end, off=names) for names in ((), off))
    quarters = drawn_in(frames, end=end, known={}, off=off)["quarters"]

    assert {one["id"] for one in without["indicators"] if one["missing"] == "off"} == off
    assert [one for one in whole["indicators"] if one["id"] not in off] == [
        one for one in without["indicators"] if one["id"] not in off
    ]
    assert not off & {name for finding in without["findings"] for name in finding["in_band"]}
    assert not any(off & set(figures) for figures in quarters.values())


def test_quiet_days_are_said_before_they_begin(world, as_person, clock):
    steward = as_person(world.ada)

    def add(since: int, days: int) -> int:
        first = MORNING.date() + since * DAY
        given = {"name": "Summer", "since_on": first, "until_on": first + (days - 1) * DAY}
        return steward.post(f"{MEASURED}quiet/", given).status_code

    found = {
        name: add(*when)
        for name, when in {
            "begun": (0, 10),
            "short": (5, 3),
            "long": (5, 80),
            "good": (10, 40),
            "over it": (20, 10),
            "too much": (100, 40),
            "next": (100, 30),
        }.items()
    }
    page = as_person(world.ben).get(MEASURED).content.decode()
    first = QuietPeriod.objects.order_by("since_on").first()
    clock.shift(11 * DAY)
    late = steward.post(f"{MEASURED}quiet/{first.pk}/take-back/").status_code

    assert found == {
        "begun": 422,
        "short": 422,
        "long": 422,
        "good": 302,
        "over it": 422,
        "too much": 422,
        "next": 302,
    }
    assert page.count("<b>Summer</b>") == 2
    assert late == 404
    with pytest.raises(actions.NotQuiet):
        actions.take_back_quiet_period(first)
    assert read_frames(world.community, at=timezone.now() + 30 * DAY).quiet == ((20_525, 20_565),)


@ONCE
def test_quiet_days_are_cut_out_and_not_averaged_in():
    """A month without anyone within the window changes nothing once it does not count."""
    frames = live(HEALTHY, 2)
    gap, first = 30, frames.today - 40
    stretched = _with_a_gap(frames, gap, first=first)

    cut = without_quiet(stretched, [(first, first + gap)])

    assert cut.today == frames.today
    assert [cut.real(day) for day in (first - 1, first, first + 1)] == [
        first - 1,
        first + gap,
        first + gap + 1,
    ]
    assert _figures(cut) == _figures(frames)


def _with_a_gap(frames: Frames, gap: int, *, first: int) -> Frames:
    """All that is of the day `first` or later is `gap` days later; between them some noise."""
    later = pl.col("day") >= first

    def moved(frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
        return frame.with_columns(
            pl.when(pl.col(one) >= first)
            .then(pl.col(one) + gap)
            .otherwise(pl.col(one))
            .cast(pl.Int32)
            for one in columns
        )

    stretched = dataclasses.replace(
        frames,
        at=frames.at + gap * DAY,
        members=moved(frames.members, "since", "until", "paused_until"),
        roles=moved(frames.roles, "since", "until"),
        units=moved(frames.units, "since", "until"),
        items=moved(frames.items, "made", "look_again", "checked"),
        meetings=moved(frames.meetings, "starts"),
        reads=moved(frames.reads, "day"),
        surveys=moved(frames.surveys, "closed"),
        actions=moved(frames.actions, "taken", "due", "done"),
        events=frames.events.with_columns(
            at=pl.when(later).then(pl.col("at") + pl.duration(days=gap)).otherwise("at"),
            day=pl.when(later).then(pl.col("day") + gap).otherwise("day").cast(pl.Int32),
        ),
    )
    noise = frames.events.tail(40).with_columns(day=pl.lit(first + 3, dtype=pl.Int32))
    return dataclasses.replace(stretched, events=pl.concat([stretched.events, noise]).sort("at"))


def _figures(frames: Frames) -> dict[str, float | None]:
    twos = evaluate(frames, has_draws=False).twos
    return {name: two.now.value for name, two in twos.items() if name not in HOURS}


HOURS = {"TIES-4", "EN-3"}  # these are read from moments, not from days


def test_the_command_leaves_a_line_that_members_read(world, as_person, clock):
    AuditRecord.objects.create(
        act="health_looked_at",
        community_id=world.community.pk,
        note="from the command line, 84 days to 2026-03-01",
    )
    AuditRecord.objects.create(
        act="health_looked_at", community_id=world.community.pk + 1, note="of another community"
    )

    page = as_person(world.ben).get(MEASURED).content.decode()

    assert "3 March 2026: from the command line, 84 days to 2026-03-01" in page
    assert "another community" not in page
