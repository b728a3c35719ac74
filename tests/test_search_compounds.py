"""In German communities a word also finds the compounds that it is a part of."""

import pytest

from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
from guildhall.questions.actions import ask
from guildhall.search.dictionary import gather_words_of, note_new_words
from guildhall.search.hits import hits_of
from guildhall.search.queries import search

pytestmark = pytest.mark.database


def in_german(community: Community) -> Community:
    community.language = "de"
    community.save(update_fields=["language"])
    return community


@pytest.fixture
def werkstatt(world):
    community = in_german(start_community("Werkstatt", by=world.ada, purpose="Pumpen"))
    join(community, person=world.ben)
    ask(community, by=world.ada, title="Welches Vakuumpumpenöl?", body="")
    ask(community, by=world.ada, title="Die Pumpe ist laut", body="Vakuum fehlt, Öl auch")
    note_new_words()
    return community


def found(typed: str, person) -> list[tuple[str, str]]:
    hits = search(typed, person=person)
    shown = hits_of(hits.page(0, 20), hits.ask, wide=hits.with_compounds)
    return [(hit.title, hit.why) for hit in shown if hit.document.entry]


def test_a_word_finds_its_compounds_after_the_word_itself(world, werkstatt):
    assert found("pumpe", world.ben) == [
        ("Die Pumpe ist laut", "in the title"),
        ("Welches Vakuumpumpenöl?", "part of “Vakuumpumpenöl”"),
    ]


def test_a_mistyped_word_finds_compounds_too(world, werkstatt):
    documents, hits = search("vakum welches", person=world.ben).forgiving_page(0, 20)

    assert hits.typed == "vakuum welches"
    assert [document.entry.title for document in documents] == ["Welches Vakuumpumpenöl?"]


def test_compounds_are_known_in_whatever_order_their_parts_were_written(world, werkstatt):
    ask(werkstatt, by=world.ada, title="Kabelbinder", body="")
    note_new_words()
    ask(werkstatt, by=world.ada, title="Kabel", body="Der Binder")
    note_new_words()
    before = found("binder", world.ben)
    gather_words_of(werkstatt)

    assert [title for title, _why in before] == ["Kabel"]
    assert [title for title, _why in found("binder", world.ben)] == ["Kabel", "Kabelbinder"]


def test_words_of_other_languages_are_not_taken_apart(world, werkstatt):
    ask(world.community, by=world.ada, title="A Pumpenkabel", body="pumpen kabel")
    note_new_words()

    assert "A Pumpenkabel" not in [title for title, _why in found("laut kabel", world.ben)]


def test_compounds_of_a_community_are_found_by_nobody_else(world, werkstatt):
    secret = in_german(
        start_community("Geheim", by=world.dov, purpose="Still", visibility="private")
    )
    ask(secret, by=world.dov, title="Pumpenölkabel", body="Pumpe Öl Kabel")
    note_new_words()

    assert "Pumpenölkabel" in [title for title, _why in found("kabel", world.dov)]
    assert found("kabel", world.ben) == []
