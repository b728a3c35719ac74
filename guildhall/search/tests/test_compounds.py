"""German words put together of others are known by their parts."""

import pytest

from guildhall.search.compounds import Lexicon, is_put_together_in

NOUNS = ("Vakuum", "Pumpe", "Öl", "Arbeit", "Kabel", "Ende", "Sicherung", "Kasten", "Straße")
LEXICON = Lexicon([*NOUNS, "Instrument", "die", "und", "in", "der"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vakuumpumpenol", ("vakuum", "pumpe", "ol")),
        ("vakuumpumpen", ("vakuum", "pumpen")),
        ("kabelende", ("kabel", "ende")),
        ("arbeitspumpe", ("arbeit", "pumpe")),
        ("sicherungskasten", ("sicherung", "kasten")),
        ("strassenkabel", ("strasse", "kabel")),
        ("vakuumkompressor", ()),
        ("instrument", ()),
        ("kabel", ()),
        ("kabel" * 20, ()),
        ("", ()),
    ],
)
def test_a_word_is_taken_apart_as_a_whole_or_not_at_all(word, parts):
    assert LEXICON.parts_of(word) == parts


def test_a_compound_is_kept_under_its_parts_whatever_their_endings():
    assert LEXICON.part_keys("Vakuumpumpenöl") == {"+vakuum", "+pump", "+ol"}


def test_only_german_puts_words_together():
    assert [is_put_together_in(language) for language in ("de", "de-AT", "en", "nl")] == [
        True,
        True,
        False,
        False,
    ]
