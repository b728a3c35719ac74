"""Where a bare address begins and ends."""

import re

import pytest

from guildhall.kit.markdown import render


def linked(text: str) -> list[str]:
    """What is shown of each link in a text."""
    return re.findall(r"<a [^>]*>(.*?)</a>", render(text))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("请看https://example.org/a。谢谢", "https://example.org/a"),
        ("（见http://example.org/b）", "http://example.org/b"),
        ("参考：https://example.org/c，然后", "https://example.org/c"),
        ("「https://example.org/d」です", "https://example.org/d"),
        ("https://example.org/eを見て", "https://example.org/e"),
        ("https://example.org에서 봐요", "https://example.org"),
        ("在https://example.org/wiki/焊接、这里", "https://example.org/wiki/焊接"),
        ("https://example.org/f！", "https://example.org/f"),
        ("**重要https://example.org/g**。", "https://example.org/g"),
        ("https://例子.测试/路径。", "https://例子.测试/路径"),
        ("Siehe “https://example.org/h”.", "https://example.org/h"),
    ],
)
def test_an_address_ends_before_the_signs_and_letters_of_east_asian_text(text, address):
    assert linked(text) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/b_(c))", "https://example.org/b_(c)"),
        ("Is it https://example.org/d?e=f&g=[1]?", "https://example.org/d?e=f&amp;g=[1]"),
        ("_https://example.org/h_i_", "https://example.org/h_i"),
        ("<https://example.org/j>", "https://example.org/j"),
        ("HTTPS://example.org/k, then", "HTTPS://example.org/k"),
        ("mailto:ada@example.org.", "mailto:ada@example.org"),
        ("ftp://example.org:21/l", "ftp://example.org:21/l"),
        ("https://user@example.org/m", "https://user@example.org/m"),
    ],
)
def test_an_address_ends_before_the_punctuation_of_its_sentence(text, address):
    assert linked(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "http://[bad",
        "xhttp://example.org",
        "http:// ",
        "`http://example.org`",
        "javascript://a.b",
        "a://b",
    ],
)
def test_what_is_no_address_stays_text(text):
    assert linked(text) == []


def test_an_address_inside_a_link_is_its_words():
    assert linked("[http://a.example](http://b.example)") == ["http://a.example"]
