"""Notes: posted, answered, pinned, made a question with their replies and taken back."""

import pytest

from guildhall.commons.actions import NotGrown, grow, pin, undo_growth, unpin
from guildhall.commons.models import Entry, Link, Reply
from guildhall.table.actions import post_note, reply_to_note


@pytest.fixture
def note(world):
    note = post_note(
        world.community, by=world.ben, body="The relay ticks again, as in the other cabinets"
    )
    reply_to_note(note, by=world.cleo, body="Here too")
    return note


def test_a_list_shows_its_first_words(world, note, as_person):
    assert "The relay ticks again" in as_person(world.cleo).get("/c/pumps/").content.decode()


def test_somebody_needs_this_answered_moves_the_replies_and_keeps_the_author(world, note):
    question = grow(note, to_kind="question", by=world.ada, title="Why do relays tick?")

    assert (question.author, question.reply_count, question.answer_count) == (world.ben, 1, 1)
    assert Reply.objects.get().entry == question
    assert question.question.first_reply_at is not None


def test_growing_twice_gives_the_same_question(world, note):
    first = grow(note, to_kind="question", by=world.ada, title="Why?")

    assert grow(note, to_kind="question", by=world.cleo, title="Why not?") == first
    assert Entry.objects.filter(kind="question").count() == 1


def test_undoing_moves_the_replies_back_also_the_later_ones(world, note):
    question = grow(note, to_kind="question", by=world.ada, title="Why?")
    ids = set(Reply.objects.values_list("pk", flat=True))
    reply_to_note(question, by=world.ada, body="Said meanwhile")

    undo_growth(Link.objects.get(), by=world.ada)

    note.refresh_from_db()
    question.refresh_from_db()
    assert (note.reply_count, question.standing, Link.objects.count()) == (2, "deleted", 0)
    assert ids < set(note.replies.values_list("pk", flat=True))


def test_a_question_does_not_become_a_question(world, note):
    question = grow(note, to_kind="question", by=world.ada, title="Why?")

    with pytest.raises(NotGrown):
        grow(question, to_kind="question", by=world.ada, title="Why?")


def test_announcements_stay_on_top_until_unpinned(world, note, as_person):
    post_note(world.community, by=world.cleo, body="Newer")
    pin(note, by=world.ada)
    pin(note, by=world.ada)
    pinned = as_person(world.ben).get("/c/pumps/table/").content.decode()
    unpin(note, by=world.ada)
    unpinned = as_person(world.ben).get("/c/pumps/table/").content.decode()

    assert pinned.index("relay ticks") < pinned.index("Newer")
    assert unpinned.index("Newer") < unpinned.index("relay ticks")


def test_only_stewards_pin(world, note, as_person):
    assert as_person(world.ben).post(f"/c/pumps/entries/{note.pk}/pin/").status_code == 403
