"""Unsolved questions on the overview: without an answer first, then the newest, after any acts."""

import datetime as dt
import random

import pytest
from django.utils import timezone

from guildhall.commons.actions import (
    delete_entry,
    delete_reply,
    hide,
    merge_entry,
    move_entry,
    restore_entry,
    restore_reply,
    show_again,
)
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import start_community
from guildhall.questions.actions import (
    accept_answer,
    answer,
    ask,
    close_question,
    comment_on,
    reopen_question,
    rest_question,
    withdraw_acceptance,
)
from guildhall.questions.queries import waiting_in
from guildhall.questions.queries.lists import MOST_WAITING

pytestmark = pytest.mark.database


def worked_out(community) -> list[Entry]:
    """From the rows of replies, without any counter."""
    waiting = Entry.objects.filter(
        community=community, kind="question", state="waiting", standing="published"
    )
    answered = set(
        Reply.objects.filter(role="answer", standing="published").values_list("entry_id", flat=True)
    )
    newest = sorted(waiting, key=lambda entry: (entry.created_at, entry.pk), reverse=True)
    return sorted(newest, key=lambda entry: entry.pk in answered)[:MOST_WAITING]


def one_act(chance: random.Random, world, other, number: int) -> None:
    """Ask, or do anything to one of the questions or to one of its answers."""
    entries = list(Entry.objects.filter(kind="question").select_related("community").order_by("pk"))
    entry = chance.choice(entries) if entries else None
    if entry is None or number < 8 or chance.random() < 0.3:
        at = timezone.now() - dt.timedelta(minutes=chance.randrange(5_000))
        ask(world.community, by=world.cleo, title=f"Question {number}?", at=at)
        return
    answers = list(Reply.objects.filter(entry=entry, role="answer").order_by("pk"))
    if answers and chance.random() < 0.4:
        reply = chance.choice(answers)
        act = chance.choice([delete_reply, restore_reply, hide, show_again])
        act(reply, by=reply.author if act in (delete_reply, restore_reply) else world.ada)
        return
    if answers and chance.random() < 0.4:
        reply = chance.choice(answers)
        chance.choice([accept_answer, withdraw_acceptance])(reply, by=world.cleo)
        return
    if answers and chance.random() < 0.2:
        comment_on(entry, parent=answers[0], by=world.ben, body=f"Really, {number}?")
        return
    to = other if entry.community_id == world.community.pk else world.community
    others = [one for one in entries if one.community_id == entry.community_id and one != entry]
    chance.choice(
        [
            *[lambda: answer(entry, by=world.ben, body=f"So, {number}")] * 5,
            lambda: close_question(entry, by=world.ada, note="Enough"),
            lambda: rest_question(entry, by=world.ada),
            lambda: reopen_question(entry, by=world.ada),
            lambda: hide(entry, by=world.ada),
            lambda: show_again(entry, by=world.ada),
            lambda: delete_entry(entry, by=world.cleo),
            lambda: restore_entry(entry, by=world.cleo),
            lambda: move_entry(entry, to=to, by=world.ada),
            lambda: merge_entry(entry, into=chance.choice(others or [entry]), by=world.ada),
        ]
    )()


@pytest.mark.parametrize("seed", range(4))
def test_they_are_those_that_are_worked_out_after_any_acts(world, seed):
    other = start_community("Other", by=world.ada, purpose="Else", slug="other")
    chance, compared = random.Random(seed), []

    for number in range(60):
        try:
            one_act(chance, world, other, number)
        except ValueError:  # what can't be done to it now is refused
            continue
        compared.append((waiting_in(world.community), worked_out(world.community)))

    assert [found for found, _expected in compared] == [expected for _found, expected in compared]
    assert len(compared) > 30
    assert any(len(expected) == MOST_WAITING for _found, expected in compared)


def test_where_many_have_answers_one_query_more_finds_them(world, django_assert_num_queries):
    questions = [ask(world.community, by=world.cleo, title=f"{number}?") for number in range(12)]
    for question in questions:
        answer(question, by=world.ben, body="So")
    none = ask(world.community, by=world.cleo, title="And this?")
    waiting_in(world.community)

    with django_assert_num_queries(2):
        found = waiting_in(world.community)

    assert found == [none, *reversed(questions[-4:])]
