"""Thanks, follow, bookmark, did you try it, delete and restore, edit.

Each is done, done twice, undone, and done by the wrong person.
"""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import (
    bookmark,
    delete_entry,
    delete_reply,
    edit_reply,
    follow,
    give_thanks,
    report_outcome,
    restore_entry,
    restore_reply,
    take_back_bookmark,
    take_back_thanks,
    unfollow,
    withdraw_outcome,
)
from guildhall.commons.models import Bookmark, Entry, Follow, Outcome, Reply
from guildhall.commons.queries import history_of
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.questions.models import State

pytestmark = pytest.mark.database


@pytest.fixture
def talk(world):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    return question, answer(question, by=world.ben, body="The seal")


def test_thanks_count_once_and_can_be_taken_back(world, talk):
    question, reply = talk
    for _twice in range(2):
        give_thanks(reply, by=world.cleo)
        give_thanks(question, by=world.ada)
    counts = [Reply.objects.get().thanks_count, Entry.objects.get().thanks_count]
    for _twice in range(2):
        take_back_thanks(reply, by=world.cleo)

    assert (counts, Reply.objects.get().thanks_count) == ([1, 1], 0)
    assert Event.objects.filter(verb="thanks.withdrawn").count() == 1


def test_nobody_thanks_themselves(world, talk, as_person):
    response = as_person(world.ben).post(f"/c/pumps/replies/{talk[1].pk}/thank/")

    assert response.status_code == 403
    assert "You wrote this yourself" in response.content.decode()


def test_the_newest_report_in_one_context_counts_and_other_contexts_stand_beside_it(world, talk):
    _question, reply = talk
    report_outcome(reply, by=world.cleo, result="failed", context="Damp room")
    report_outcome(reply, by=world.cleo, result="worked", context="damp  ROOM")
    report_outcome(reply, by=world.cleo, result="partly", context="Dry room")

    reply.refresh_from_db()
    assert (reply.worked_count, reply.partly_count, reply.failed_count) == (1, 1, 0)


def test_a_report_can_be_taken_back_once(world, talk):
    _question, reply = talk
    outcome = report_outcome(reply, by=world.ada, result="worked")
    for _twice in range(2):
        withdraw_outcome(outcome, by=world.ada)

    reply.refresh_from_db()
    assert reply.worked_count == 0
    assert Event.objects.filter(verb="outcome.withdrawn").count() == 1


def test_following_and_bookmarks_are_personal_and_undone(world, talk):
    question, _reply = talk
    for _twice in range(2):
        follow(question, by=world.ada)
        bookmark(question, by=world.ada)
    kept = Follow.objects.filter(person=world.ada).count(), Bookmark.objects.count()
    for _twice in range(2):
        unfollow(question, by=world.ada)
        take_back_bookmark(question, by=world.ada)

    assert (kept, Follow.objects.filter(person=world.ada).count(), Bookmark.objects.count()) == (
        (1, 1),
        0,
        0,
    )


def test_a_deleted_reply_is_out_of_counts_and_comes_back_with_them(world, talk):
    question, reply = talk
    for _twice in range(2):
        delete_reply(reply, by=world.ben)
    question.refresh_from_db()
    gone = question.reply_count
    for _twice in range(2):
        restore_reply(reply, by=world.ben)
    question.refresh_from_db()

    assert (gone, question.reply_count) == (0, 1)


def test_what_a_steward_deleted_its_author_does_not_bring_back(world, talk, as_person):
    question, _reply = talk
    delete_entry(question, by=world.ada)

    refused = as_person(world.cleo).post(f"/c/pumps/entries/{question.pk}/restore/")
    restore_entry(question, by=world.ada)

    assert refused.status_code == 403
    question.refresh_from_db()
    assert question.is_published


def test_deleting_the_solution_leaves_the_question_readable(world, talk, as_person):
    question, reply = talk
    accept_answer(reply, by=world.cleo)

    delete_reply(reply, by=world.ben)

    question.refresh_from_db()
    assert as_person(world.ada).get(f"/c/pumps/questions/{question.pk}/").status_code == 200
    assert question.state in (State.SOLVED, State.WAITING)


def test_an_edit_keeps_what_was_and_changing_nothing_keeps_nothing(world, talk):
    _question, reply = talk

    edit_reply(reply, by=world.ben, body="The wide seal", note="which one")
    edit_reply(reply, by=world.ben, body="The wide seal")

    changes = history_of(Reply.objects.get())
    assert [(change.revision.body, change.revision.note) for change in changes] == [
        ("The seal", "which one")
    ]
    assert [(run.kind, run.text) for run in changes[0].body_runs if run.kind != "same"] == [
        ("added", " wide")
    ] or [(run.kind, run.text) for run in changes[0].body_runs if run.kind != "same"] == [
        ("added", "wide ")
    ]


def test_outcomes_of_an_acceptance_go_with_it(world, talk):
    from guildhall.questions.actions import withdraw_acceptance

    _question, reply = talk
    accept_answer(reply, by=world.cleo)
    withdraw_acceptance(reply, by=world.cleo)

    assert not Outcome.objects.filter(replaced_at=None).exists()
