"""A ballot of each way as it is typed: what it says, and what it refuses in a sentence."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.template import engines

from guildhall.ballots.counting import check_ballot
from guildhall.ballots.forms import BallotForm
from guildhall.ballots.models import Way
from guildhall.ballots.terms import Choice
from guildhall.ballots.tests.votes import crowd, put

COSTED = [Choice("Benches", Decimal("1200.50")), Choice("Trees", Decimal(300))]


def filled_in(vote, **typed) -> BallotForm:
    data = {key.replace("option_", "option-"): value for key, value in typed.items()}
    return BallotForm(data, vote=vote, options=list(vote.options.all()))


@pytest.mark.parametrize(
    ("way", "terms", "typed", "marks"),
    [
        (Way.POLL, {}, {"choice": "2"}, {"2": 1}),
        (Way.POLL, {"most": 2}, {"choice": ["1", "3"]}, {"1": 1, "3": 1}),
        (Way.ELECTION, {}, {"choice": "3"}, {"3": 1}),
        (Way.SCORE, {}, {"option_1": "5", "option_3": "0"}, {"1": 5, "3": 0}),
        (Way.DOTS, {"most": 5}, {"option_1": "4", "option_2": "1"}, {"1": 4, "2": 1}),
        (
            Way.RESISTANCE,
            {},
            {"option_1": "0", "option_2": "10", "option_3": "4"},
            {"1": 0, "2": 10, "3": 4},
        ),
        (Way.RANKING, {}, {"option_3": "1", "option_1": "2"}, {"3": 1, "1": 2}),
        (
            Way.GREEDY,
            {"choices": COSTED, "budget": Decimal(2000)},
            {"choice": ["1", "2"]},
            {"1": 1, "2": 1},
        ),
    ],
)
def test_what_is_filled_in_can_be_counted(world, way, terms, typed, marks):
    vote = put(world, way, **terms)

    form = filled_in(vote, **typed)

    assert form.is_valid(), form.errors
    assert form.marks == marks
    check_ballot(vote, form.marks)


@pytest.mark.parametrize(
    ("way", "terms", "typed", "sentence"),
    [
        (Way.POLL, {}, {}, "Choose an option."),
        (Way.POLL, {"most": 2}, {}, "Choose at least one option."),
        (
            Way.POLL,
            {"most": 2},
            {"choice": ["1", "2", "3"]},
            "You chose 3 options. Choose at most 2.",
        ),
        (Way.SCORE, {}, {}, "Choose at least one option."),
        (
            Way.DOTS,
            {"most": 5},
            {"option_1": "4", "option_2": "3"},
            "You gave away 7 dots. You have 5.",
        ),
        (Way.RESISTANCE, {}, {"option_1": "0"}, "Say something about this option, too."),
        (
            Way.RANKING,
            {},
            {"option_1": "1", "option_2": "1"},
            "“A new pump” and “Repair the old one” are both in place 1. Give each its own.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(world, way, terms, typed, sentence):
    form = filled_in(put(world, way, **terms), **typed)

    assert not form.is_valid()
    assert sentence in [one for errors in form.errors.values() for one in errors]


def test_an_option_that_nobody_offered_is_refused(world):
    assert not filled_in(put(world), choice="9").is_valid()


def test_a_ballot_begins_with_what_was_voted_before(world):
    for way, chosen in ((Way.POLL, "input[checked][value='2']"), (Way.RANKING, "[selected='']")):
        vote = put(world, way)
        form = BallotForm(vote=vote, options=list(vote.options.all()), given={"2": 1})

        drawn = BeautifulSoup(form.as_div(), "html.parser")
        values = [one["value"] for one in drawn.select(chosen) if one["value"]]
        assert values == (["2"] if way is Way.POLL else ["1"])


@pytest.mark.parametrize(
    ("is_anonymous", "says"),
    [
        (True, "Guildhall keeps no record linking you to your vote."),
        (False, "Your vote has your name on it."),
    ],
)
def test_a_ballot_says_who_will_know(world, is_anonymous, says):
    crowd(world.community, 2)
    vote = put(world, Way.SCORE, is_anonymous=is_anonymous)
    form = BallotForm(vote=vote, options=list(vote.options.all()))

    page = engines["django"].from_string('{% ballot form button="Vote" action="/here/" %}')

    drawn = page.render({"form": form})
    assert says in drawn
    assert ("alters the program" in drawn) == is_anonymous
    assert drawn.count('type="radio"') == 18


def test_costs_are_on_the_ballot(world):
    vote = put(world, Way.EQUAL_SHARES, choices=COSTED, budget=Decimal(2000))

    form = BallotForm(vote=vote, options=list(vote.options.all()))

    assert [label for _key, label in form.fields["choice"].choices] == [
        "Benches, costs 1,200.50",
        "Trees, costs 300.00",
    ]
