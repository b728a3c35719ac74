"""Whatever is within an edit or two of a word has a key in common with it."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from guildhall.search.edits import edits_between, edits_forgiven, keys_near, keys_of

WORDS = some.text("abcde", min_size=3, max_size=14)
CHANGES = ("add", "leave out", "change", "swap")


def changed(word: str, chance: random.Random) -> str:
    place, letter = chance.randrange(len(word)), chance.choice("abcdef")
    match chance.choice(CHANGES):
        case "add":
            return word[:place] + letter + word[place:]
        case "leave out":
            return word[:place] + word[place + 1 :]
        case "change":
            return word[:place] + letter + word[place + 1 :]
        case _:
            swapped = word[place : place + 2][::-1]
            return word[:place] + swapped + word[place + 2 :]


@given(word=WORDS, chance=some.randoms(use_true_random=False))
@example(word="abcabcabc", chance=random.Random(1))
def test_a_word_with_as_many_edits_as_are_forgiven_is_found_by_a_key(word, chance):
    typed = changed(word, chance)
    if len(typed) >= 8:
        typed = changed(typed, chance)
    most = edits_forgiven(typed)
    edits = edits_between(typed, word, most=most)
    if edits is None or not most:
        return  # twice across one another, or grown short

    assert keys_near(typed) & keys_of(word)


@pytest.mark.parametrize(
    ("typed", "word", "edits"),
    [
        ("vacum", "vacuum", 1),
        ("vaccum", "vacuum", 1),
        ("pmup", "pump", 1),
        ("pump", "pump", 0),
        ("pmpe", "pump", 2),
        ("thermostta", "thermostat", 1),
        ("tehrmostta", "thermostat", 2),
        ("seal", "valve", None),
    ],
)
def test_edits_are_letters_added_left_out_changed_or_swapped(typed, word, edits):
    assert edits_between(typed, word, most=2) == edits


def test_two_edits_are_forgiven_from_eight_letters_on():
    words = ["ab", "abc", "abcdefg", "abcdefgh", "a" * 41, "abc12"]

    assert [edits_forgiven(word) for word in words] == [0, 1, 1, 2, 0, 0]


def test_keys_are_few_however_long_the_word():
    longest = "".join(chr(ord("a") + number % 26) for number in range(40))

    assert (len(keys_of(longest)), len(keys_near(longest)) < 200) == (22, True)
    assert len(keys_near("thermostat")) <= 60
