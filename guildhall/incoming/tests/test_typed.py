"""What somebody types in a plain mail is shown as they typed it."""

import html
import random
import re

import pytest

from guildhall.incoming.typed import as_typed
from guildhall.kit.markdown import render

TYPED = [
    "# 2 is the ring, 5*3*2 is the size.",
    "1986. That was the year.",
    "Total\n-----\n12",
    "a\n===\nb",
    "a\n=\nb",
    "> quoted",
    "- ring\n- seal",
    "* ring\n+ x",
    "1) open\n2. close",
    "*bold* _it_ __x__ snake_case_name __init__",
    "`code` ```\nfoo\n```",
    "~~gone~~ ~~~\nx\n~~~",
    "[a](b) ![x](y) [^1]",
    "[^1]: note\n\n[x]: http://y",
    "a | b\n--- | ---\n1 | 2",
    "|a|b|\n|-|-|\n|1|2|",
    "| a |\n| :-: |\n| x |",
    "&amp; &lt; &#35; AT&T",
    "a\\b \\* c\\",
    "- [ ] todo\n- [x] done",
    "***\n---\n___\n* * *\n- - -",
    "^[inline]",
    "5 * 3 < 4 > 2",
    "-5 degrees",
    "10. \n11.",
    "<b>hi</b> <script>",
    "x\n\n    def on(): pass\n\ty",
    "[12](3) and [ring]",
]


def shown(text: str) -> tuple[str, set[str]]:
    """The letters on the page, and the elements that they stand in."""
    made = render(as_typed(text))
    words = html.unescape(re.sub(r"<[^>]+>", "", made)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", words).strip(), set(re.findall(r"<(\w+)", made))


@pytest.mark.parametrize("text", TYPED)
def test_signs_that_markdown_would_read_are_shown_as_typed(text):
    words, elements = shown(text)

    assert words == re.sub(r"\s+", " ", text).strip()
    assert elements <= {"p", "br", "a"}


def test_any_mix_of_signs_is_shown_as_typed():
    chance = random.Random(7)
    for _time in range(3_000):
        text = "".join(
            chance.choice("ab1 \n#*_`~[]()<>|!-+=.:&;^\\ \t")
            for _letter in range(chance.randrange(1, 24))
        )
        words, elements = shown(text)
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", text), text
        assert elements <= {"p", "br"}, text


def test_a_link_stays_one_with_all_its_letters():
    made = render(
        as_typed("See https://example.org/_a_/*b*?c=d_e and <https://example.org/a_b_c>.")
    )

    assert 'href="https://example.org/_a_/*b*?c=d_e"' in made
    assert 'href="https://example.org/a_b_c"' in made


def test_text_without_signs_is_left_as_it_is():
    text = (
        "It's the wide seal (12 mm), as in snake_case: 50 % & more - or 3 < 4; "
        '"quoted" @ben #seals'
    )

    assert as_typed(text) == text
