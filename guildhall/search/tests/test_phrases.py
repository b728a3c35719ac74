"""What is kept of a search that found nothing, and what never is."""

import pytest

from guildhall.search.missed.phrases import Phrase, names_someone, phrase_of, words_of_names


@pytest.mark.parametrize(
    ("typed", "key", "written"),
    [
        ("Obsidian bearings", "obsidian bear", "obsidian bearings"),
        ("how do I fix the obsidian bearing", None, None),  # more than six words
        ("the obsidian bearing", "obsidian bear", "the obsidian bearing"),
        ("obsidian in:pumps -loud", "obsidian", "obsidian"),
        ('"obsidian bearing" obs*', "obsidian bear ob", "obsidian bearing obs"),
        ("E0534 6ES7-315", "e 0534 6 es 7 315", "e0534 6es7-315"),
        ("水泵漏水", "水泵 泵漏 漏水 水", "水泵漏水"),
    ],
)
def test_a_search_is_kept_as_a_few_folded_words(typed, key, written):
    assert phrase_of(typed, "en") == (Phrase(key, written) if key else None)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12345",
        "+43 664 1234567",
        "ada@example.org",
        "write to ada@example.org",
        "@ada",
        "https://example.org/ada",
        "www.example.org",
        "how do I",
        "one two three four five six seven",
        "o" * 61,
        "in:pumps",
        "-obsidian",
    ],
)
def test_numbers_addresses_fillers_and_long_texts_are_not_kept(typed):
    assert phrase_of(typed, "en") is None


def test_ways_to_write_the_same_words_share_a_key():
    ways = ("Rückschlagventile", "rueckschlagventil", "RÜCKSCHLAGVENTIL")

    assert {phrase_of(one, "de").written for one in ways} == {one.lower() for one in ways}
    assert phrase_of(ways[0], "de").key == phrase_of(ways[2], "de").key


@pytest.mark.parametrize(
    ("written", "is_named"),
    [
        ("ada", True),
        ("where is marsh today", True),
        ("mueller sick", True),
        ("müller", True),
        ("muller", True),
        ("marshland", False),
        ("田中さんは病気", True),
        ("水泵", False),
        ("o valve", False),
    ],
)
def test_a_name_is_known_however_it_is_written(written, is_named):
    words = words_of_names(["Ada O Marsh", "Jo.Müller", "田中 さくら"])

    assert names_someone(written, words) is is_named
