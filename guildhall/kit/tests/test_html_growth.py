"""HTML whose tags are opened again in each paragraph stays in proportion to what was typed."""

import time

import pytest

from guildhall.kit.html import sanitise
from guildhall.kit.markdown import render

LENGTH = 12_000
EQUAL = "".join(
    f"<{name}>" * 3 for name in ("b", "i", "u", "s", "em", "strong", "small", "code", "tt", "big")
)


def different(name: str, joint: str = " ") -> str:
    return "".join(f"<{name}{joint}title={number}>" for number in range(LENGTH // 40))


@pytest.mark.parametrize(
    "opened",
    [
        different("b"),
        different("I"),
        different("code", "\n"),
        different("font", "/"),
        different("nobr", "\t"),
        "".join(f"<b a{number}='>'>" for number in range(500)),
        "".join(f"<u {number}<u>" for number in range(500)),
        EQUAL,
    ],
)
@pytest.mark.parametrize("unit", ["<p>x", "<li>x", "</p>x", "<hr>x", "<table><td>x", "<a href=y>x"])
def test_open_tags_do_not_multiply_what_was_typed(opened, unit):
    html = f"<p>{opened}{unit * ((LENGTH - len(opened)) // len(unit))}"
    began = time.process_time()

    cleaned, rendered = sanitise(html), render(f"```{{=html}}\n{html}\n```")

    assert max(len(cleaned), len(rendered)) < 12 * len(html)
    assert time.process_time() - began < 2


def test_many_short_blocks_do_not_multiply_either():
    block = f"```{{=html}}\n<p>{EQUAL}{'<p>x' * 40}\n```\n"
    source = block * (LENGTH // len(block))

    assert len(render(source)) < 14 * len(source)


def test_attributes_go_and_what_is_marked_stays():
    html = (
        '<p><b class="x" title="a">one</b> <code class="y">two</code> <a href="https://a.example/">'
        "three</a></p>"
    )

    assert sanitise(html) == (
        '<p><b>one</b> <code>two</code> <a href="https://a.example/" rel="nofollow noopener ugc">'
        "three</a></p>"
    )


@pytest.mark.parametrize(
    "html", ["<b ", "<b <i", "a < b and c <b", "<b\x00 x>y", "<blockquote cite=x>y</blockquote>"]
)
def test_what_only_looks_like_such_a_tag_is_cleaned_as_before(html):
    assert "<b>" not in sanitise(html)


def test_what_grows_beyond_its_bound_is_shown_as_it_was_typed():
    html = f"<p>{EQUAL}" + "<p>x" * 2_000

    assert sanitise(html).startswith("<pre>&lt;p&gt;&lt;b&gt;")
