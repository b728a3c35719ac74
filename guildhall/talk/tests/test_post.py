"""Posts: posted, answered, pinned, made a question with their replies and taken back."""

import pytest

from guildhall.commons.actions import NotGrown, grow, pin, undo_growth, unpin
from guildhall.commons.models import Entry, Link, Reply
from guildhall.talk.actions import reply_to_post, write_post


@pytest.fixture
def post(world):
    post = write_post(
        world.community, by=world.ben, body="The relay ticks again, as in the other cabinets"
    )
    reply_to_post(post, by=world.cleo, body="Here too")
    return post


def test_a_list_shows_its_first_words(world, post, as_person):
    assert "The relay ticks again" in as_person(world.cleo).get("/c/pumps/").content.decode()


def test_somebody_needs_this_answered_moves_the_replies_and_keeps_the_author(world, post):
    question = grow(post, to_kind="question", by=world.ada, title="Why do relays tick?")

    assert (question.author, question.reply_count, question.answer_count) == (world.ben, 1, 1)
    assert Reply.objects.get().entry == question
    assert question.question.first_reply_at is not None


def test_growing_twice_gives_the_same_question(world, post):
    first = grow(post, to_kind="question", by=world.ada, title="Why?")

    assert grow(post, to_kind="question", by=world.cleo, title="Why not?") == first
    assert Entry.objects.filter(kind="question").count() == 1


def test_undoing_moves_the_replies_back_also_the_later_ones(world, post):
    question = grow(post, to_kind="question", by=world.ada, title="Why?")
    ids = set(Reply.objects.values_list("pk", flat=True))
    reply_to_post(question, by=world.ada, body="Said meanwhile")

    undo_growth(Link.objects.get(), by=world.ada)

    post.refresh_from_db()
    question.refresh_from_db()
    assert (post.reply_count, question.standing, Link.objects.count()) == (2, "deleted", 0)
    assert ids < set(post.replies.values_list("pk", flat=True))


def test_a_question_does_not_become_a_question(world, post):
    question = grow(post, to_kind="question", by=world.ada, title="Why?")

    with pytest.raises(NotGrown):
        grow(question, to_kind="question", by=world.ada, title="Why?")


def test_announcements_stay_on_top_until_unpinned(world, post, as_person):
    write_post(world.community, by=world.cleo, body="Newer")
    pin(post, by=world.ada)
    pin(post, by=world.ada)
    pinned = as_person(world.ben).get("/c/pumps/talk/").content.decode()
    unpin(post, by=world.ada)
    unpinned = as_person(world.ben).get("/c/pumps/talk/").content.decode()

    assert pinned.index("relay ticks") < pinned.index("Newer")
    assert unpinned.index("Newer") < unpinned.index("relay ticks")


def test_only_stewards_pin(world, post, as_person):
    assert as_person(world.ben).post(f"/c/pumps/entries/{post.pk}/pin/").status_code == 403
