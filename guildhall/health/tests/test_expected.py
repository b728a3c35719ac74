"""A change is seen by the stewards, expected by them, quiet until its day, and a concern again."""

import datetime as dt

import pytest
import time_machine

from guildhall.communities.actions import join
from guildhall.health import actions
from guildhall.health.models import Expected
from guildhall.health.seeing import seen_of
from guildhall.health.tasks import take_snapshots
from guildhall.health.tests.marks import seen
from guildhall.notifications.models import Notice
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
FEWER = "41 people took part in these twelve weeks; a year ago 66."
PAGE = "/c/pumps/health/"


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def fewer(world, clock, monkeypatch):
    """The hall finds fewer people each time it looks."""
    monkeypatch.setattr("guildhall.health.seeing.seen_anew", lambda community, at, last: changed())
    return world


def changed() -> dict:
    counts = {"regulars": 22, "steady": 9, "begun": 30, "questions": 20, "answers": 41}
    change = {
        "against": "year",
        "now": counts | {"people": 41, "newcomers": 5},
        "then": counts | {"people": 66, "newcomers": 27, "regulars": 23},
        "fallen": ["newcomers", "people"],
        "is_fading": False,
        "is_silent": False,
        "weeks_silent": 0,
        "until": "2026-03-01",
    }
    data = seen() | {"change": change, "then": {}, "has_bands": True}
    found = {"sign": "aliveness", "state": "sign", "found": "sign", "against": []}
    found |= {"in_band": ["newcomers", "people"], "patterns": ["dying slowly"]}
    return data | {"findings": [found, *data["findings"]]}


def recovered() -> dict:
    data = changed()
    return data | {"findings": [data["findings"][0] | {"state": "steady"}, *data["findings"][1:]]}


def page(client) -> str:
    return client.get(PAGE).content.decode()


def test_a_change_is_read_by_stewards_a_week_before_members(fewer, as_person, clock, deliver):
    take_snapshots()
    deliver()

    early = [FEWER in page(as_person(person)) for person in (fewer.ada, fewer.ben)]
    clock.shift(7 * DAY)
    later = [FEWER in page(as_person(person)) for person in (fewer.ada, fewer.ben)]

    assert (early, later) == ([True, False], [True, True])
    assert list(Notice.objects.values_list("rule", "person__username")) == [
        ("health.sign_seen", "ada")
    ]


def test_the_page_opens_with_what_is_steady_then_the_change_and_where_it_comes_from(
    fewer, as_person
):
    take_snapshots()

    text = page(as_person(fewer.ada))
    steady = text.index("About as many regulars come as a year ago: 22, then 23.")
    change = text.index(FEWER)
    source = text.index("Most of the gap is newcomers: 5, then 27.")
    question = text.index("Does this match what you see?")
    sign = text.index("Who keeps it going")

    assert steady < change < source < question < sign
    assert text.index("We expected this …") < sign


def test_expected_quiets_the_concern_until_its_day_and_stands_beside_it(
    fewer, as_person, clock, deliver
):
    steward, member = as_person(fewer.ada), as_person(fewer.ben)
    until = MONDAY.date() + dt.timedelta(days=20)
    answer = steward.post(
        f"{PAGE}expected/", {"reason": "Two teams moved on.", "until_on": f"{until}"}
    )
    take_snapshots()
    deliver()

    quiet = page(member)
    clock.shift(21 * DAY)
    again = page(member)

    assert answer.status_code == 302
    assert Notice.objects.count() == 0  # no news for anyone
    assert FEWER in quiet  # the figures stay
    assert "Two teams moved on." in quiet
    assert "Does this match what you see?" not in quiet
    assert "Two teams moved on." not in again
    assert "Does this match what you see?" in again


def heard() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("rule", "person__username"))


def look_again(clock, deliver, days: int) -> None:
    clock.shift(days * DAY)
    take_snapshots()
    deliver()


def test_a_change_that_outlasts_its_day_is_heard_of_once_more(fewer, clock, deliver, as_person):
    day = MONDAY.date() + dt.timedelta(days=10)
    actions.expect_change(fewer.community, reason="Two teams left", until_on=day, by=fewer.ada)

    look_again(clock, deliver, 0)
    look_again(clock, deliver, 7)
    until_then = heard()
    look_again(clock, deliver, 7)
    look_again(clock, deliver, 7)

    assert until_then == []
    assert heard() == [("health.expected_day_passed", "ada")]
    assert "still there" in as_person(fewer.ada).get("/me/notices/").content.decode()
    assert FEWER in page(as_person(fewer.ben))  # no member waits for what they read before


@pytest.mark.parametrize("is_over", [True, False], ids=["people are back", "taken back"])
def test_nobody_hears_once_more_of_what_is_over_or_was_taken_back(
    fewer, clock, deliver, monkeypatch, is_over
):
    day = MONDAY.date() + dt.timedelta(days=10)
    expected = actions.expect_change(fewer.community, reason="Spring", until_on=day, by=fewer.ada)
    look_again(clock, deliver, 0)
    if is_over:
        monkeypatch.setattr(
            "guildhall.health.seeing.seen_anew", lambda community, at, last: recovered()
        )
    else:
        actions.expect_no_longer(expected, by=fewer.ada)

    look_again(clock, deliver, 14)

    assert heard() == []


def test_expecting_twice_replaces_and_taking_back_is_harmless_twice(fewer):
    first, second = (
        actions.expect_change(
            fewer.community, reason=reason, until_on=dt.date(2026, 6, 1), by=fewer.ada
        )
        for reason in ("One", "Two")
    )

    assert [one.reason for one in Expected.objects.current()] == ["Two"]
    for _twice in range(2):
        actions.expect_no_longer(second, by=fewer.ada)
    assert Expected.objects.current().count() == 0
    assert Expected.objects.get(pk=first.pk).withdrawn_at


@pytest.mark.parametrize("until", [dt.date(2026, 3, 2), dt.date(2025, 1, 1), dt.date(2028, 1, 1)])
def test_a_day_that_is_over_or_far_away_is_none(fewer, as_person, until):
    with pytest.raises(actions.NotADay):
        actions.expect_change(fewer.community, reason="x", until_on=until, by=fewer.ada)

    form = as_person(fewer.ada).post(
        f"{PAGE}expected/", {"reason": "x", "until_on": f"{until:%Y-%m-%d}"}
    )
    assert form.status_code == 422
    assert Expected.objects.count() == 0


def test_only_stewards_say_so(fewer, as_person):
    data = {"reason": "No", "until_on": "2026-06-01"}
    outsider = arrive("Otis")

    answers = [
        as_person(person).post(f"{PAGE}expected/", data).status_code
        for person in (fewer.ben, outsider)
    ]

    assert answers == [403, 404]
    assert Expected.objects.count() == 0


def test_what_is_expected_changes_no_figure_and_no_finding(world, clock):
    """So two readings with and without it tell nothing about anyone."""
    for number in range(20):
        person = arrive(f"Member {number}")
        join(world.community, person=person)
        ask(world.community, by=person, title=f"Which seal for pump {number}?")
    clock.shift(30 * DAY)
    later = MONDAY + 30 * DAY
    before = seen_of(world.community, at=later)

    actions.expect_change(
        world.community, reason="Spring", until_on=dt.date(2026, 6, 1), by=world.ada
    )

    assert before["change"]["now"]["people"] == 20
    assert seen_of(world.community, at=later) == before
