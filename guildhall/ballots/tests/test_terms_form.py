"""What someone types before a vote opens."""

from decimal import Decimal

import pytest

from guildhall.ballots.forms import TermsForm
from guildhall.ballots.forms.terms import amount
from guildhall.ballots.models import Way
from guildhall.ballots.terms import Choice, Terms


def typed(**says) -> TermsForm:
    says = {"way": Way.POLL, "options": "Yes\nNo", **says}
    return TermsForm(says, ways=list(Way), taking_part=4)


def test_a_poll_needs_no_more_than_its_options():
    form = typed(options=" Yes \n\n No", is_hidden="on")

    assert form.is_valid(), form.errors
    assert form.choices == [Choice("Yes"), Choice("No")]
    assert form.terms == Terms(Way.POLL, is_hidden=True)


def test_costs_follow_the_options_of_a_budget():
    form = typed(
        way=Way.GREEDY, options="Benches, green; 1.200,50\nTrees = 300", budget="2,000", most=3
    )

    assert form.is_valid(), form.errors
    assert form.choices == [
        Choice("Benches, green", Decimal("1200.50")),
        Choice("Trees", Decimal("300.00")),
    ]
    assert form.terms == Terms(Way.GREEDY, budget=Decimal(2000), is_hidden=False)


@pytest.mark.parametrize(
    ("says", "field", "sentence"),
    [
        ({"options": "Yes"}, "options", "Name at least two options."),
        ({"options": "Yes\nYES"}, "options", "“Yes” is there twice."),
        ({"options": "\n".join("abcdefghij" * 7)}, "options", "That's 70 options."),
        ({"options": "x" * 201 + "\nNo"}, "options", "Keep each option to 200 letters."),
        ({"winners": 2}, "winners", "Fewer options can win than there are"),
        ({"is_anonymous": "on"}, "is_anonymous", "needs at least 5 people"),
        ({"quorum": 5}, "quorum", "Fewer people than that can vote."),
        ({"way": Way.GREEDY}, "budget", "Say how much there is to share out."),
        ({"way": Way.GREEDY, "budget": "0"}, "budget", "Say how much there is to share out."),
        ({"way": Way.GREEDY, "budget": "-5"}, "budget", "Say how much there is to share out."),
        ({"way": Way.GREEDY, "budget": "a lot"}, "budget", "“a lot” isn't an amount."),
        ({"way": Way.GREEDY, "budget": "9"}, "options", "Write the cost after each option"),
        (
            {"way": Way.GREEDY, "budget": "9", "options": "A; 10\nB; 1"},
            "options",
            "One option costs more than the whole budget.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(says, field, sentence):
    form = typed(**says)

    assert not form.is_valid()
    assert form.errors[field][0].startswith(sentence) or sentence in form.errors[field][0]


@pytest.mark.parametrize(
    ("written", "is_"),
    [
        ("1200", "1200"),
        ("1200.5", "1200.50"),
        ("1200,50", "1200.50"),
        ("1,200", "1200"),
        ("1.200", "1200"),
        ("1.200,50", "1200.50"),
        ("1,200.50", "1200.50"),
        ("1 200", "1200"),
        ("1'200.50", "1200.50"),
        ("12,5", "12.50"),
    ],
)
def test_an_amount_has_a_comma_or_a_point(written, is_):
    assert amount(written) == Decimal(is_)


@pytest.mark.parametrize("written", ["", "many", "1.2.3.4x", "0.001", "inf", "NaN", "1e99"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(Exception, match="isn't an amount"):
        amount(written)
