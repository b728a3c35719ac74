"""While someone posts, the others wait only for what must be written at once.

Texts are read and rendered before the transaction, and indexed after it.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from guildhall.activity import listeners
from guildhall.activity.models import Delivery
from guildhall.commons import text as texts
from guildhall.commons.actions import edit_reply, lock, post_reply, slow_down
from guildhall.commons.models import Entry, Reply
from guildhall.commons.text import NotPosted
from guildhall.communities.actions import open_room
from guildhall.questions.actions import answer, ask
from guildhall.search.queries import search
from guildhall.talk.actions import reply_to_post, write_post
from tests.kept_world import World, build_world

pytestmark = pytest.mark.database

MOST_IN_THE_LOCK, MOST_IN_ALL = 14, 26


class Statements:
    """What runs on the connection, in the order in which it runs, each transaction by itself."""

    def __init__(self) -> None:
        self.outside: list[str] = []
        self.transactions: list[list[str]] = []
        self._block: object = None

    def __call__(self, execute, sql, params, many, context):
        if connection.in_atomic_block:
            if connection.atomic_blocks[0] is not self._block:
                self._block = connection.atomic_blocks[0]
                self.transactions.append([])
            self.transactions[-1].append(sql)
        elif not sql.startswith("BEGIN"):
            self.outside.append(sql)
        return execute(sql, params, many, context)


@contextmanager
def statements() -> Iterator[Statements]:
    heard = Statements()
    with connection.execute_wrapper(heard):
        yield heard


@pytest.fixture
def committed(transactional_db) -> World:
    world = build_world()
    open_room(world.community, room="questions", by=world.ada)
    return world


def test_a_reply_runs_few_statements_in_the_lock_and_in_all(committed, as_person):
    question = ask(committed.community, by=committed.ada, title="Which seal?")
    ben, path = as_person(committed.ben), f"/c/pumps/questions/{question.pk}/answer/"
    ben.post(path, {"body": "The first one warms up"})

    with statements() as heard:
        sent = ben.post(path, {"body": "The *wide* one"})

    assert sent.status_code == 302
    posting, indexing = heard.transactions
    assert len(posting) <= MOST_IN_THE_LOCK
    assert len(heard.outside) + len(posting) + len(indexing) <= MOST_IN_ALL


POSTS: dict[str, Callable[[World, Entry], object]] = {
    "answer": lambda world, question: answer(question, by=world.ben, body="The *wide* one"),
    "reply": lambda world, question: reply_to_post(
        write_post(world.community, by=world.ada, body="Morning"), by=world.ben, body="Good *one*"
    ),
    "post": lambda world, question: write_post(world.community, by=world.ben, body="*Good* day"),
    "question": lambda world, question: ask(
        world.community, by=world.ben, title="Which?", body="The *wide* one?"
    ),
}


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
def test_nothing_is_rendered_while_the_lock_is_held(committed, monkeypatch, post):
    question = ask(committed.community, by=committed.ada, title="Which seal?")
    in_the_lock: list[bool] = []

    def render(*words, **links):
        in_the_lock.append(connection.in_atomic_block)
        return rendered(*words, **links)

    rendered = texts.render
    monkeypatch.setattr(texts, "render", render)

    post(committed, question)

    assert in_the_lock
    assert not any(in_the_lock)


def test_what_a_steward_sets_while_someone_writes_counts(world):
    question = ask(world.community, by=world.ada, title="Which seal?")
    as_it_was_read = Entry.objects.select_related("community").get(pk=question.pk)
    slow_down(question, minutes=5)
    answer(as_it_was_read, by=world.ben, body="The wide one")

    with pytest.raises(NotPosted, match="slowed down"):
        answer(as_it_was_read, by=world.ben, body="And the narrow one")
    lock(question, at=timezone.now())
    with pytest.raises(NotPosted, match="locked"):
        answer(as_it_was_read, by=world.cleo, body="Neither")


def test_a_reply_is_found_at_once_and_nothing_is_left_to_the_worker(world):
    question = ask(world.community, by=world.ada, title="Which seal?")

    reply = answer(question, by=world.ben, body="The zirconium one")

    assert _found(world, "zirconium") == [reply.pk]
    assert not Delivery.objects.filter(listener="search").exists()


@pytest.mark.parametrize("end", [RuntimeError, SystemExit, KeyboardInterrupt])
def test_a_process_that_ends_before_it_indexes_leaves_it_to_the_worker(
    world, monkeypatch, deliver, end
):
    question = ask(world.community, by=world.ada, title="Which seal?")
    with monkeypatch.context() as broken:
        broken.setitem(listeners.soon._items, "search", _ends_with(end))
        _post_and_end(question, world, end)
    posted = [reply.body for reply in Reply.objects.all()]
    before = _found(world, "zirconium")
    deliver()
    leased = _found(world, "zirconium")

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2), tick=False):
        deliver()

    assert posted == ["The zirconium one"]
    assert (before, leased) == ([], [])
    assert _found(world, "zirconium") == [Reply.objects.get().pk]
    assert not Delivery.objects.filter(listener="search").exists()


def test_what_is_undone_is_neither_indexed_nor_left_to_the_worker(world):
    question = ask(world.community, by=world.ada, title="Which seal?")
    with pytest.raises(NotPosted):
        answer(question, by=world.ben, body="@everyone: the zirconium one")

    assert not Reply.objects.exists()
    assert not Delivery.objects.filter(listener="search").exists()


def test_an_edit_is_found_by_its_new_words_only(world):
    question = ask(world.community, by=world.ada, title="Which seal?")
    reply = post_reply(question, by=world.ben, body="The zirconium one")

    edit_reply(reply, by=world.ben, body="The vanadium one")

    assert (_found(world, "zirconium"), _found(world, "vanadium")) == ([], [reply.pk])


def _ends_with(end: type[BaseException]) -> listeners.SoonListener:
    def hear(events):
        raise end("the process ends")

    return listeners.SoonListener("search", hear, listeners.soon["search"].wants)


def _post_and_end(question: Entry, world: World, end: type[BaseException]) -> None:
    """An error is only logged, since the act is done; the end of the process ends it here."""
    if issubclass(end, Exception):
        answer(question, by=world.ben, body="The zirconium one")
    else:
        with pytest.raises(end):
            answer(question, by=world.ben, body="The zirconium one")


def _found(world: World, word: str) -> list[int]:
    hits = search(word, person=world.cleo).page(0, 10)
    return [document.reply_id for document in hits if document.reply_id]
