"""A solved question, or a post, is kept as a tip, with everyone's name."""

import pytest

from guildhall.commons.actions import (
    NotGrown,
    attach_picture,
    delete_entry,
    hide,
    picture_markdown,
    undo_growth,
)
from guildhall.commons.models import Entry, Link
from guildhall.practices.actions import carried_text, keep_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.talk.actions import write_post
from tests.pictures import png


def names(entry: Entry) -> list[str]:
    return list(entry.authorships.values_list("person__name", flat=True))


@pytest.fixture
def solved(room, world):
    """Ben asked, Cleo's answer solved it."""
    question = ask(room, by=world.ben, title="Why does the relay tick?")
    reply = answer(question, by=world.cleo, body="Dry the cabinet, @ada knows")
    accept_answer(reply, by=world.ben)
    return question, reply


def test_a_solved_question_is_kept_with_both_names_the_solver_first(world, solved):
    question, reply = solved
    tip = keep_tip(
        question,
        by=world.ben,
        seen=question.title,
        parts={"fix": carried_text(question, reply)},
        credit=reply,
    )

    assert (names(tip), tip.author, Link.objects.get().credit_reply) == (
        ["Cleo", "Ben"],
        world.cleo,
        reply,
    )
    assert "<@" in tip.way.parts["fix"]
    assert keep_tip(question, by=world.cleo, seen="Again", parts={"fix": "x"}, credit=reply) == tip


def test_whoever_keeps_it_in_other_words_is_an_author_too(world, solved):
    question, reply = solved
    tip = keep_tip(
        question,
        by=world.ada,
        seen=question.title,
        parts={"fix": "Dry it in other words"},
        credit=reply,
    )

    assert names(tip) == ["Cleo", "Ben", "Ada"]


def test_only_asker_and_solver_are_offered_it_unasked_and_nobody_once_it_is_kept(
    world, solved, as_person
):
    question, reply = solved
    path = f"/c/pumps/questions/{question.pk}/"
    offered = {
        who.name: "Others will run into this" in as_person(who).get(path).content.decode()
        for who in (world.ada, world.ben, world.cleo)
    }
    keep_tip(question, by=world.ben, seen=question.title, parts={"fix": "Dry"}, credit=reply)

    assert offered == {"Ada": False, "Ben": True, "Cleo": True}
    assert "Keep this as a tip" not in as_person(world.ben).get(path).content.decode()


def test_the_form_of_a_kept_tip_is_filled_in(world, solved, as_person):
    question, _reply = solved
    page = as_person(world.cleo).get(f"/c/pumps/tips/keep/{question.pk}/").content.decode()

    assert 'value="Why does the relay tick?"' in page
    assert "Dry the cabinet, @ada knows" in page


def test_a_post_is_kept_with_its_picture(world, room, as_person):
    picture = attach_picture(png(), by=world.ben)
    post = write_post(room, by=world.ben, body=f"07:40, again\n\n{picture_markdown(picture)}")
    tip = keep_tip(
        post, by=world.cleo, seen="It ticks at 07:40", parts={"fix": carried_text(post, None)}
    )

    assert tip.attachments.get().file == picture.file
    assert as_person(world.cleo).get(f"/files/{picture.file}").status_code == 200


def test_what_was_hidden_or_deleted_does_not_grow(world, solved):
    question, reply = solved
    hide(reply, by=world.ada)
    with pytest.raises(NotGrown):
        keep_tip(question, by=world.ben, seen="x", parts={"fix": "y"}, credit=reply)
    delete_entry(question, by=world.ben)
    with pytest.raises(NotGrown):
        keep_tip(question, by=world.ben, seen="x", parts={"fix": "y"})


def test_growing_is_taken_back_and_can_be_done_again(world, solved):
    question, reply = solved
    tip = keep_tip(question, by=world.ben, seen="x", parts={"fix": "y"}, credit=reply)
    undo_growth(Link.objects.get(), by=world.ben)
    again = keep_tip(question, by=world.ben, seen="x", parts={"fix": "y"}, credit=reply)

    tip.refresh_from_db()
    assert (tip.standing, again.pk != tip.pk) == ("deleted", True)
