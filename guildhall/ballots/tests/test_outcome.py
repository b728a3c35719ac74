"""How each way came out, and why, as a page says it; and the list to take away."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.template import engines

from guildhall.ballots import actions
from guildhall.ballots.lists import as_csv, as_json
from guildhall.ballots.models import Vote, Way
from guildhall.ballots.reading import outcome_of, so_far
from guildhall.ballots.terms import Choice
from guildhall.ballots.tests.votes import MONDAY, closed, crowd, keyed, put, voted
from guildhall.kit.counting.ties import drawn

TREES_AND_BENCHES = [
    Choice("Benches", Decimal(600)),
    Choice("Trees", Decimal(300)),
    Choice("A stage", Decimal(500)),
]


def held(world, way, *ballots, **terms):
    vote = put(world, way, **terms)
    for person, marks in zip(crowd(world.community, len(ballots)), ballots, strict=True):
        voted(vote, person, **marks)
    return outcome_of(closed(vote))


def said(outcome) -> list[tuple[str, str, bool]]:
    return [(one.option.title, one.figure, one.is_winner) for one in outcome.lines]


def test_a_poll_says_by_how_much(world):
    outcome = held(world, Way.POLL, {"a": 1}, {"b": 1}, {"b": 1})

    assert said(outcome) == [
        ("Repair the old one", "2 votes", True),
        ("A new pump", "1 vote", False),
        ("Leave it as it is", "0 votes", False),
    ]
    assert outcome.reasons == ["“Repair the old one” is ahead of “A new pump” by 1."]
    assert (outcome.voted, outcome.could) == (3, 6)


def test_a_tie_of_all_is_decided_by_the_order_drawn_beforehand(world):
    outcome = held(world, Way.POLL, {"a": 1}, {"b": 1}, {"c": 1})

    first = drawn(["1", "2", "3"], seed=outcome.vote.seed)[0]
    assert [one.key for one in outcome.winners] == [first]
    assert outcome.order[0].key == first
    assert outcome.reasons[0].endswith("The order drawn beforehand decided.")


def test_scores_and_dots_say_from_how_many(world):
    scores = held(world, Way.SCORE, {"a": 5, "b": 3}, {"b": 4, "a": 0})

    assert said(scores)[:2] == [
        ("Repair the old one", "7 points from 2 people", True),
        ("A new pump", "5 points from 1 person", False),
    ]


def test_the_least_against_says_who_cannot_bear_what(world):
    outcome = held(world, Way.RESISTANCE, {"a": 10, "b": 2, "c": 5}, {"a": 0, "b": 3, "c": 5})

    assert said(outcome)[0] == (
        "Repair the old one",
        "25 % of the greatest possible resistance",
        True,
    )
    assert outcome.reasons == [
        "“Repair the old one” adds up to 5, “Leave it as it is” to 10: the least resistance wins."
        if said(outcome)[1][0] == "Leave it as it is"
        else "“Repair the old one” adds up to 5, “A new pump” to 10: the least resistance wins.",
        "1 person gave “A new pump” the highest resistance.",
    ]


def test_a_ranking_tells_its_rounds(world):
    outcome = held(
        world,
        Way.RANKING,
        {"a": 1},
        {"a": 1, "b": 2},
        {"b": 1},
        {"b": 1},
        {"c": 1, "b": 2},
    )

    assert said(outcome) == [
        ("Repair the old one", "3 votes in the last round", True),
        ("A new pump", "2 votes in the last round", False),
        ("Leave it as it is", "out in round 1 with 1 vote", False),
    ]
    assert (
        "“Leave it as it is” had the fewest and was out. Its ballots went on: 1 to “Repair"
        in (outcome.reasons[1])
    )


def test_equal_shares_say_who_pays_what(world):
    outcome = held(
        world,
        Way.EQUAL_SHARES,
        {"a": 1},
        {"a": 1},
        {"b": 1, "c": 1},
        choices=TREES_AND_BENCHES,
        budget=Decimal(900),
    )

    assert said(outcome) == [
        ("Benches", "paid: 600.00", True),
        ("Trees", "paid: 300.00", True),
        ("A stage", "not paid: 500.00", False),
    ]
    assert outcome.reasons == [
        "Each ballot had the same share to spend: 300.00.",
        "“Benches” is paid by 2 people with 300.00 each.",
        "“Trees” is paid by 1 person with 300.00.",
        "“A stage” costs 500.00; the 1 person who wants it had 0.00 left.",
        "With what was left, the most wanted came first:",
        "“A stage” has 1 vote and costs 500.00. Only 0.00 was left.",
        "0.00 of 900.00 is left over.",
    ]


def test_most_wanted_first_says_what_did_not_fit(world):
    outcome = held(
        world,
        Way.GREEDY,
        {"a": 1},
        {"a": 1},
        {"b": 1},
        choices=TREES_AND_BENCHES,
        budget=Decimal(650),
    )

    assert outcome.reasons == [
        "“Benches” has 2 votes and costs 600.00. 650.00 was left: it is paid.",
        "“Trees” has 1 vote and costs 300.00. Only 50.00 was left.",
        "Nobody chose “A stage”.",
        "50.00 of 650.00 is left over.",
    ]


def test_with_too_few_nothing_is_read(world):
    vote = put(world, quorum=2)
    voted(vote, world.ben, a=1)

    outcome = outcome_of(closed(vote))
    page = engines["django"].from_string("{% vote_outcome outcome %}")

    assert (outcome.lines, outcome.reasons, outcome.winners) == ([], [], [])
    assert "At least 2 votes were needed" in page.render({"outcome": outcome})


def test_results_are_hidden_until_the_end_unless_that_was_said(world):
    hidden, shown = put(world), put(world, is_hidden=False)
    voted(hidden, world.ben, a=1)
    nothing_yet = so_far(shown, list(shown.options.all()))
    voted(shown, world.ben, a=1)

    assert so_far(hidden, list(hidden.options.all())) is None
    assert nothing_yet is None
    assert said(so_far(shown, list(shown.options.all())))[0] == ("A new pump", "1 vote", True)


@pytest.fixture
def anonymous(world) -> tuple[Vote, list[str]]:
    people = crowd(world.community, 5)
    vote = put(world, is_anonymous=True)
    receipts = [
        actions.cast_sealed_ballot(vote, by=person, marks=keyed(a=1), at=MONDAY)
        for person in people[:3]
    ] + [
        actions.cast_sealed_ballot(vote, by=person, marks=keyed(b=1), at=MONDAY)
        for person in people[3:]
    ]
    return closed(vote), receipts


def test_the_published_list_of_an_anonymous_vote_has_receipts_and_no_names(anonymous):
    vote, receipts = anonymous

    sheet = b"".join(as_csv(vote).streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(sheet)))

    assert [row["ballot"] for row in rows] == sorted(receipts)
    assert sum(int(row["A new pump"] or 0) for row in rows) == 3
    assert "Eve" not in sheet
    assert {row["ballot"] for row in rows if row["Repair the old one"]} == set(receipts[3:])


def test_the_list_of_others_has_names(world):
    vote = put(world)
    voted(vote, world.ben, a=1)
    voted(vote, world.ada, b=1)

    sheet = b"".join(as_csv(closed(vote)).streaming_content).decode()

    assert sheet.splitlines() == [
        "ballot,A new pump,Repair the old one,Leave it as it is",
        "Ada,,1,",
        "Ben,1,,",
    ]


def test_a_program_counts_the_list_again(anonymous):
    vote, _receipts = anonymous

    says = json.loads(as_json(vote).content)

    sums = {option["key"]: 0 for option in says["options"]}
    for ballot in says["ballots"]:
        for key, mark in ballot["marks"].items():
            sums[key] += mark
    best = sorted(says["order"], key=lambda key: -sums[key])
    assert best[: says["winners"]] == says["result"]["winners"]
    assert (sums, says["way"]) == ({"1": 3, "2": 2, "3": 0}, "poll")


def test_a_page_offers_the_list(anonymous):
    vote, _receipts = anonymous
    page = engines["django"].from_string('{% vote_outcome outcome csv="/c/" json="/j/" %}')

    drawn_page = page.render({"outcome": outcome_of(vote)})

    assert "5 of 8 people voted." in drawn_page
    assert vote.seed in drawn_page
    assert 'href="/c/"' in drawn_page
