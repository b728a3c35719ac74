"""What is drawn: never few people, the same twice, on both grounds; and who may look at it."""

import dataclasses
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
import time_machine

from guildhall.health.charts.chart import Kind, charts_of
from guildhall.health.charts.colours import dark, light
from guildhall.health.charts.drawing import draw
from guildhall.health.gate.pictures import picture_shown, spread_shown
from guildhall.health.measure.indicator import Sign
from guildhall.health.measure.pictures import Bin, Network, Spread
from guildhall.health.models import Chart, Snapshot
from guildhall.health.seeing import drawn_in, seen_in
from guildhall.health.synthetic import live
from guildhall.health.synthetic.characters import HEALTHY
from guildhall.health.tasks import take_snapshots
from guildhall.health.tests.marks import ONCE
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask

TOKENS = Path(__file__).parents[2] / "web/styles/tokens.css"
MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.fixture(scope="module")
def healthy() -> dict:
    frames = dataclasses.replace(
        live(HEALTHY, 1), unit_names={0: "Field", 1: "Workshop", 2: "Planning", 3: "Parts"}
    )
    end = frames.today
    return seen_in(frames, day=end, end=end) | drawn_in(frames, end=end, known={})


def spread(*parts: Counter, is_survey: bool = False) -> Spread:
    return Spread(
        "contributions",
        Sign.CARRYING,
        tuple(Bin(2.0**low, part) for low, part in enumerate(parts)),
        is_survey,
    )


def people(first: int, count: int, acts: int = 1) -> Counter:
    return Counter(dict.fromkeys(range(first, first + count), acts))


@ONCE
def test_parts_with_few_behind_them_join_their_neighbours():
    found = spread_shown(spread(people(0, 6), people(6, 2), people(8, 4), people(12, 1)))

    assert found is not None
    assert [(part["low"], part["share"]) for part in found["bins"]] == [(1.0, 0.45), (2.0, 0.55)]
    assert spread_shown(spread(people(0, 9), people(9, 4))) is None
    assert spread_shown(spread(people(0, 6), people(6, 5) + Counter({6: 40}))) is None
    assert spread_shown(spread(people(0, 9), people(9, 9), is_survey=True)) is None


@ONCE
def test_a_picture_shows_units_of_ten_and_lines_of_ten():
    field, shop, few = frozenset(range(12)), frozenset(range(20, 33)), frozenset(range(40, 44))
    across = [(person, person + 20) for person in range(6)]
    hub = [(0, person) for person in range(20, 32)]

    found = picture_shown(
        Network({"Field": field, "Shop": shop, "Few": few}, [*across, (1, 2), (2, 3)])
    )
    of_hub = picture_shown(Network({"Field": field, "Shop": shop}, hub))

    assert found is not None
    assert [(block["name"], block["people"]) for block in found["blocks"]] == [
        ("Shop", 15),
        ("", 15),
    ]
    assert [line["level"] for line in found["lines"]] == [1]
    assert of_hub is not None
    assert of_hub["lines"] == []
    assert picture_shown(Network({"Field": field, "Few": few}, across)) is None


@ONCE
def test_a_quarter_that_was_shown_is_never_computed_again(healthy):
    frames = live(HEALTHY, 1)
    first = next(iter(healthy["quarters"]))
    kept = {first: {"CORE-1": [7.0, None, None, None]}}

    again = drawn_in(frames, end=frames.today, known=kept)

    assert again["quarters"][first] == kept[first]
    assert {until: figures for until, figures in again["quarters"].items() if until != first} == {
        until: figures for until, figures in healthy["quarters"].items() if until != first
    }


@ONCE
def test_each_kind_is_drawn_without_style_script_or_address_and_has_its_table(healthy):
    charts = charts_of(healthy)
    one_of_each = {chart.kind: chart for chart in charts}

    assert set(one_of_each) == set(Kind)
    assert len({chart.name for chart in charts}) == len(charts)
    for chart in one_of_each.values():
        drawn = draw(chart, light(1))
        assert drawn != draw(chart, dark(1))
        assert not re.search(r"style=|<style|<script|href|\bon\w+=", drawn)
        assert set(re.findall(r"https?://[^\"]+", drawn)) == {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }
        assert chart.says
        assert all(len(row) == len(chart.columns) for row in chart.rows)


@ONCE
def test_charts_have_the_colours_of_the_page():
    css = TOKENS.read_text()
    for accent in range(8):
        by_day, by_night = light(accent), dark(accent)
        for part in ("ink", "soft", "line", "ground"):
            assert f": light-dark({getattr(by_day, part)}, {getattr(by_night, part)});" in css
        pair = re.escape(f"light-dark({by_day.accent}, {by_night.accent})")
        assert re.search(rf'\[data-accent="{accent}"\] {{\s+--accent: {pair};', css)


def test_charts_are_drawn_with_the_look_of_the_week_and_carried_over_where_nothing_is_new(
    world, monkeypatch, healthy
):
    monkeypatch.setattr("guildhall.health.seeing.seen_anew", lambda community, at, last: healthy)
    with time_machine.travel(MONDAY, tick=False) as clock:
        take_snapshots()
        first = dict(Chart.objects.values_list("name", "light"))
        monkeypatch.setattr(
            "guildhall.health.charts.drawing.draw",
            lambda chart, colours: pytest.fail("nothing is new"),
        )
        clock.shift(dt.timedelta(days=7))
        take_snapshots()
        again = dict(Snapshot.objects.first().charts.values_list("name", "light"))
        clock.shift(dt.timedelta(days=49))
        take_snapshots()

    assert again == first
    assert len(first) == len(charts_of(healthy))
    assert not Snapshot.objects.last().charts.exists()


def test_a_drawing_is_for_those_who_read_the_snapshot(world, as_person):
    with time_machine.travel(MONDAY, tick=False):
        ask(world.community, by=world.ben, title="Which seal?")
        snapshot = Snapshot.objects.create(
            community=world.community,
            monday_on=MONDAY.date(),
            until=MONDAY.date(),
            seen={},
            out_on=MONDAY.date() + dt.timedelta(days=7),
        )
        Chart.objects.create(snapshot=snapshot, name="picture", light=SVG, dark=SVG)
        path = f"/c/pumps/health/{snapshot.pk}/charts/picture/light.svg"
        by_steward = as_person(world.ada).get(path)
        by_others = [
            as_person(person).get(path).status_code for person in (world.ben, arrive("Otis"))
        ]
        nonsense = [
            as_person(world.ada).get(path.replace(old, new)).status_code
            for old, new in (("picture", "nothing"), ("light", "svg"))
        ]

    assert by_steward.content.decode() == SVG
    assert by_steward["Content-Type"] == "image/svg+xml"
    assert "private" in by_steward["Cache-Control"]
    assert by_others == [404, 404]
    assert nonsense == [404, 404]
