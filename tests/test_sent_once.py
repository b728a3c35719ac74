"""A form that brings a key is posted once: sent twice, by two devices, or after a broken line."""

import threading
import uuid

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponseRedirect
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions import attach_file, delete_reply, lock, unlock
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Reply
from guildhall.people.models import Person
from guildhall.pocket.models import Sent
from guildhall.pocket.once import answer_once
from guildhall.questions.actions import ask
from guildhall.questions.models import Question
from tests.kept_world import World, build_world
from tests.pictures import png

pytestmark = pytest.mark.database


def new_key(person: Person) -> str:
    return f"{person.pk}.{uuid.uuid4()}"


def send(client: Client, path: str, key: str, **fields: object):
    """As the worker in the browser sends what waited."""
    headers = {"Idempotency-Key": key, "Parts": "waiting"}
    return client.post(path, fields, headers=headers)


@pytest.fixture
def question(world) -> Entry:
    return ask(world.community, by=world.ada, title="Which seal?")


@pytest.fixture
def reply_path(world, question) -> str:
    return f"{path_of(question, world.community.slug)}answer/"


def test_what_is_sent_twice_under_a_key_is_posted_once(world, question, reply_path, as_person):
    phone, laptop, key = as_person(world.ben), as_person(world.ben), new_key(world.ben)

    first = send(phone, reply_path, key, body="The red one")
    again = send(laptop, reply_path, key, body="The red one")

    reply = Reply.objects.get(entry=question)
    assert (first.status_code, first.json()["is_draft"]) == (200, False)
    assert first.json()["path"].endswith(f"#r{reply.pk}")
    assert again.json() == {"path": f"/replies/{reply.pk}/", "is_draft": False}


def test_a_keyed_form_that_cannot_be_saved_gives_back_what_was_typed(world, reply_path, as_person):
    ben = as_person(world.ben)
    ben.raise_request_exception = False

    def full(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "commons_reply" in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        page = ben.post(reply_path, {"body": "The red one", "once": new_key(world.ben)})

    assert page.status_code == 503
    assert "The red one" in page.content.decode()


def test_a_waiting_post_to_the_address_of_a_file_is_refused(world, as_person):
    file = attach_file(png(), name="p.png", by=world.ben, community=world.community)

    answer = send(as_person(world.ben), file.path, new_key(world.ben))

    assert (answer.status_code, answer.json()) == (422, {"reasons": []})


def test_what_led_to_a_very_long_address_is_noted_as_well(world):
    key, far = new_key(world.ben), HttpResponseRedirect(f"/{'a' * 600}")

    first = answer_once(key, by=world.ben, answer=lambda: far)
    again = answer_once(key, by=world.ben, answer=lambda: far)

    assert (first["Location"], again["Location"]) == (far["Location"], "/")


def test_a_page_that_was_cut_off_and_its_waiting_post_are_one(
    world, question, reply_path, as_person
):
    ben, key = as_person(world.ben), new_key(world.ben)

    page = ben.post(reply_path, {"body": "The red one", "once": key})
    later = send(ben, reply_path, key, body="The red one")

    assert page.status_code == 302
    assert later.status_code == 200
    assert Reply.objects.filter(entry=question).count() == 1


def test_a_question_is_asked_once_too(world, as_person):
    ben, key = as_person(world.ben), new_key(world.ben)
    path = f"/c/{world.community.slug}/questions/ask/"

    answers = [
        send(ben, path, key, title="Why does it trip?", need=Question.Need.THIS_WEEK)
        for _ in range(2)
    ]

    entry = Entry.objects.get(title="Why does it trip?")
    assert [one.json()["path"] for one in answers] == [path_of(entry, world.community.slug)] * 2


def test_what_was_posted_and_deleted_since_is_not_posted_anew(
    world, question, reply_path, as_person
):
    ben, key = as_person(world.ben), new_key(world.ben)
    send(ben, reply_path, key, body="The red one")
    delete_reply(Reply.objects.get(entry=question), by=world.ben)

    again = send(ben, reply_path, key, body="The red one")

    assert again.status_code == 200
    assert Reply.objects.filter(entry=question).published().count() == 0
    assert Reply.objects.filter(entry=question).count() == 1


def test_another_key_is_another_post(world, question, reply_path, as_person):
    ben = as_person(world.ben)

    send(ben, reply_path, new_key(world.ben), body="The red one")
    send(ben, reply_path, new_key(world.ben), body="The blue one")

    assert Reply.objects.filter(entry=question).count() == 2


def test_what_one_wrote_is_not_sent_by_the_next_on_the_device(
    world, question, reply_path, as_person
):
    cleo = as_person(world.cleo)

    refused = send(cleo, reply_path, new_key(world.ben), body="The red one")

    assert (refused.status_code, refused.json()["reasons"]) == (
        409,
        ["Someone else wrote this on this device."],
    )
    assert not Reply.objects.filter(entry=question).exists()


def test_signed_out_it_waits(question, reply_path, world):
    refused = send(Client(), reply_path, new_key(world.ben), body="The red one")

    assert (refused.status_code, refused.json()) == (401, {"reasons": ["You're signed out."]})
    assert not Sent.objects.exists()


def test_what_a_locked_conversation_refuses_says_why_and_may_be_sent_later(
    world, question, reply_path, as_person
):
    ben, key = as_person(world.ben), new_key(world.ben)
    lock(question, at=timezone.now())

    refused = send(ben, reply_path, key, body="The red one")
    unlock(question)
    taken = send(ben, reply_path, key, body="The red one")

    assert (refused.status_code, refused.json()["reasons"]) == (
        403,
        ["A steward has locked this. You can read it, but not reply."],
    )
    assert taken.status_code == 200


def test_a_form_with_a_mistake_says_what_is_missing(world, reply_path, as_person):
    refused = send(as_person(world.ben), reply_path, new_key(world.ben), body="  ")

    assert (refused.status_code, refused.json()) == (
        422,
        {"reasons": ["Write a line or add a file."]},
    )


def test_the_entry_is_gone_and_the_text_is_kept_by_the_device(
    world, question, reply_path, as_person
):
    Entry.objects.filter(pk=question.pk).update(standing="deleted")

    refused = send(as_person(world.ben), reply_path, new_key(world.ben), body="The red one")

    assert refused.status_code == 404
    assert refused.json()["reasons"] == [
        "This is no longer here, or no longer open to you. Nothing was changed."
    ]


def test_a_form_without_a_key_is_taken_as_ever(world, question, reply_path, as_person):
    as_person(world.ben).post(reply_path, {"body": "The red one"})

    assert Reply.objects.filter(entry=question).count() == 1
    assert not Sent.objects.exists()


@pytest.fixture
def committed(transactional_db) -> World:
    return build_world()


def test_two_devices_that_send_it_at_once_make_one_post(committed, as_person):
    """They send different texts, so that nothing but the key holds the second one back."""
    world, key = committed, new_key(committed.ben)
    question = ask(world.community, by=world.ada, title="Which seal?")
    path = f"{path_of(question, world.community.slug)}answer/"
    clients = [as_person(world.ben) for _ in range(4)]
    together, answers = threading.Barrier(len(clients)), []

    def send_one(number: int) -> None:
        together.wait()
        answers.append(send(clients[number], path, key, body=f"Seal {number}").status_code)
        connection.close()

    threads = [threading.Thread(target=send_one, args=[number]) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [200] * len(clients)
    assert Reply.objects.filter(entry=question).count() == 1
