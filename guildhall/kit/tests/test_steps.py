"""A text costs what its length allows, whatever it is made of; beyond that it is shown plain."""

import time

import pytest

from guildhall.kit.markdown import Mentioned, calls_in, render, steps_of
from guildhall.kit.mentions import AT_NAME, HASH_TOPIC
from guildhall.kit.steps import TooManySteps, steps_for
from guildhall.kit.tests.signs import each_sign, mixed_signs, ordinary_text

AT_MOST = 10


def cpu_of(text: str) -> float:
    """The seconds that a posted text takes: finding who is mentioned, then rendering."""
    began = time.process_time()
    calls_in(text, AT_NAME, HASH_TOPIC)
    render(text)
    return time.process_time() - began


@pytest.mark.slow
def test_any_text_costs_less_than_ten_ordinary_ones():
    ordinary = min(cpu_of(ordinary_text()) for _run in range(3))

    dear = []
    for text in [*each_sign(), *mixed_signs(60, seed=7)]:
        cost = cpu_of(text)
        if cost >= AT_MOST * ordinary:
            cost = min(cost, cpu_of(text))
        if cost >= AT_MOST * ordinary:
            dear.append((round(cost / ordinary, 1), text[:60]))

    assert dear == []


@pytest.mark.parametrize("text", [*each_sign(6_000)], ids=lambda text: repr(text[:16]))
def test_twice_the_text_makes_twice_the_steps(text):
    try:
        once, twice = steps_of(text).taken, steps_of(f"{text}\n\n{text}").taken
    except TooManySteps:
        return  # its bound is the promise

    assert twice <= 2.2 * once + 600


def test_an_ordinary_text_needs_a_fraction_of_its_steps():
    text = ordinary_text()

    assert steps_of(text).taken < steps_for(text).allowed / 2


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] check the valve\n" * 400,
        "| pump | pressure | since |\n|---|---|---|\n" + "| P-101 | 15 bar | Monday |\n" * 300,
        "> quoted\n" * 500,
        "1. one\n   - two\n     - three\n" * 200,
        "{'a': [1, 2, [3]], \"b\": 'c_d_e'}\n" * 200,
    ],
)
def test_long_lists_tables_and_logs_are_not_shown_plain(text):
    assert steps_of(text).taken > 0


@pytest.mark.parametrize(
    "text", ["![" * 500 + "](b)" * 500, "^[" * 500 + "]" * 500, "*a **a " * 9_000 + "** *" * 6_000]
)
def test_what_is_nested_without_end_is_shown_as_it_was_typed(text):
    html = render(f"Before\nand <b>\n\n{text}")

    assert html.startswith("<p>Before<br>\nand &lt;b&gt;</p>\n<p>")
    assert text[:40] in html


def test_plain_text_still_names_who_is_called_and_only_them():
    html = render(
        "<@4> <@5> <@stewards> " + "![" * 500 + "](b)" * 500,
        {4: Mentioned("Ben <b>", "/people/ben/")},
    )

    assert (
        '<a class="mention" href="/people/ben/" rel="nofollow noopener ugc">@Ben &lt;b&gt;</a>'
        in html
    )
    assert html.count("@somebody") == 1
    assert '<span class="mention">@stewards</span>' in html


def test_the_same_text_ends_the_same_way():
    texts = [*mixed_signs(20, seed=11, length=5_000)]

    assert [render(text, notes="0badcafe") for text in texts] == [
        render(text, notes="0badcafe") for text in texts
    ]
