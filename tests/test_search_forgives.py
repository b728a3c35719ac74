"""A mistyped word finds what was meant, of the words that the reader reads, and of no others."""

import pytest

from guildhall.commons.actions import delete_entry, edit_entry
from guildhall.commons.models import Standing
from guildhall.communities.actions import start_community
from guildhall.questions.actions import answer, ask
from guildhall.search.dictionary import MOST_OF_A_TEXT, gather_words_of, note_new_words
from guildhall.search.models import Spelling
from guildhall.search.queries import search
from tests.many_texts import write_questions

pytestmark = pytest.mark.database


@pytest.fixture
def vacuum_pump(world):
    question = ask(world.community, by=world.ada, title="The vacuum pump is loud", body="Since May")
    note_new_words()
    return question


def mended(typed: str, person, **how) -> tuple[str, list[int]]:
    """What was searched for instead, and the entries that it found."""
    asked = search(typed, person=person, **how)
    documents, hits = asked.forgiving_page(0, 20)
    return ("" if hits is asked else hits.typed), [one.entry_id for one in documents]


def spellings() -> list[tuple[str, str, int]]:
    rows = Spelling.objects.order_by("key", "word")
    return list(rows.values_list("key", "word", "often"))


def kept_words(community) -> set[str]:
    return set(Spelling.objects.filter(community=community).values_list("word", flat=True))


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("vacum pump", "vacuum pump"),
        ("pump VACCUM", "pump vacuum"),
        ("vacumm, pmup!", "vacuum, pump!"),
        ('"is loud" vacuun', '"is loud" vacuum'),
        ("vacum -seal kind:question", "vacuum -seal kind:question"),
        ("vacuum pump", ""),
        ("vakum", ""),
        ("vacum compressor", ""),
        ('"vacum pump"', ""),
        ("vac12m", ""),
        ("-vacum", ""),
    ],
)
def test_search_mends_words_within_an_edit(world, vacuum_pump, typed, instead):
    found = [vacuum_pump.pk] if instead or typed == "vacuum pump" else []

    assert mended(typed, world.ben) == (instead, found)


def test_search_mends_two_edits_from_eight_letters_on(world):
    question = ask(world.community, by=world.ada, title="Thermostat sticks", body="")
    note_new_words()

    assert mended("termostta", world.ben) == ("thermostat", [question.pk])


def test_search_mends_while_one_types(world, vacuum_pump):
    assert mended("vacum pu", world.ben, is_typing=True) == ("vacuum pu", [vacuum_pump.pk])


def test_search_shows_a_mended_word_as_it_is_written(world):
    question = ask(world.community, by=world.ada, title="Das Rückschlagventil klemmt", body="")
    note_new_words()

    assert mended("ruckschlagventli", world.ben) == ("rückschlagventil", [question.pk])


def test_search_mends_words_of_other_scripts(world):
    question = ask(world.community, by=world.ada, title="Вакуумный насос гудит", body="")
    note_new_words()

    assert mended("вакумный", world.ben) == ("вакуумный", [question.pk])


def test_search_mends_with_words_of_replies(world):
    question = ask(world.community, by=world.ada, title="It hums", body="")
    answer(question, by=world.ben, body="Change the impeller")
    note_new_words()

    assert mended("impelller", world.cleo) == ("impeller", [question.pk])


def test_a_word_of_a_community_is_offered_to_nobody_else(world):
    secret = start_community("Secret", by=world.dov, purpose="Quiet", visibility="private")
    question = ask(secret, by=world.dov, title="The chrysalis project", body="")
    note_new_words()

    assert mended("chrisalis", world.dov) == ("chrysalis", [question.pk])
    assert mended("chrisalis", world.ben) == ("", [])
    assert mended("chrisalis", None) == ("", [])


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.HIDDEN, Standing.DELETED])
def test_a_text_that_not_everyone_sees_offers_no_words(world, standing):
    write_questions(world.community, ["The chrysalis"], by=world.ada, standing=standing)
    note_new_words()

    assert "chrysalis" not in kept_words(world.community)
    assert mended("chrisalis", world.ada) == ("", [])


def test_a_removed_text_offers_no_words_even_before_they_are_gathered_again(world, vacuum_pump):
    delete_entry(vacuum_pump, by=world.ada)
    before = mended("vacum", world.ada)
    gather_words_of(world.community)

    assert before == ("", [])
    assert "vacuum" not in kept_words(world.community)


def test_gathering_words_again_keeps_what_is_still_written(world, vacuum_pump):
    ask(world.community, by=world.ada, title="Another vacuum", body="")
    edit_entry(vacuum_pump, by=world.ada, title="The vacuum gauge", body="")
    gather_words_of(world.community)
    once = spellings()
    gather_words_of(world.community)

    assert spellings() == once
    words = kept_words(world.community)
    assert ("gauge" in words, "loud" in words, "vacuum" in words) == (True, False, True)
    assert {often for _key, word, often in once if word == "vacuum"} == {2}


def test_noting_words_twice_adds_none(world, vacuum_pump):
    before = Spelling.objects.count()

    note_new_words()

    assert Spelling.objects.count() == before


def test_a_text_of_fifty_thousand_characters_adds_a_bounded_number_of_words(world):
    letters = "abcdefghijklmnop"
    words = (f"{a}{b}{c}{d}x" for a in letters for b in letters for c in letters for d in letters)
    ask(world.community, by=world.ada, title="Very long", body=" ".join(words)[:49_000])
    note_new_words()

    assert len(kept_words(world.community)) <= MOST_OF_A_TEXT


def test_two_hundred_unknown_words_are_not_mended_one_by_one(world, django_assert_max_num_queries):
    typed = " ".join(f"vacum{letter}" for letter in "abcdefgh" * 25)

    with django_assert_max_num_queries(40):
        assert mended(typed, world.ben) == ("", [])
