"""Notices: who is told what, in which words, once; and how one chooses."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity.models import Delivery, Event
from guildhall.commons.actions import edit_reply, give_thanks, grow, report_outcome, unfollow
from guildhall.communities.actions import (
    admit,
    give_role,
    leave_community,
    request_to_join,
    start_community,
)
from guildhall.notifications.actions import see
from guildhall.notifications.gathering import gather
from guildhall.notifications.models import Hearing, Notice
from guildhall.notifications.queries import news_of
from guildhall.notifications.tasks import forget_notices
from guildhall.people.actions import leave, set_offers
from guildhall.people.models import Block, Offer
from guildhall.questions.actions import accept_answer, answer, ask, comment_on, take_turns
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


def told(person) -> list[tuple[str, str]]:
    """What the person reads, with why, the newest first."""
    return [(one.sentence, one.why) for one in news_of(person)]


def sentences(person) -> list[str]:
    return [sentence for sentence, _why in told(person)]


def test_five_answers_to_one_question_are_one_notice(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    for number in range(4):
        answer(question, by=world.cleo, body=f"Perhaps {number}")
    answer(question, by=world.ada, body="The seal")
    deliver()

    assert told(world.ben) == [
        ("5 new replies to “Why?”, the last by Ada", "you wrote this or the post it came from")
    ]
    assert Hearing.objects.filter(person=world.ben).count() == 5


def test_after_it_was_seen_the_next_answer_is_a_new_notice(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="Perhaps")
    deliver()
    see([Notice.objects.get(person=world.ben).pk], by=world.ben)
    answer(question, by=world.ada, body="The seal")
    deliver()

    assert sentences(world.ben) == ["Ada answered “Why?”"]


def test_who_is_named_in_an_answer_hears_once_and_the_nearest_reason(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="@ben and @cleo: the seal")
    deliver()

    assert told(world.ben) == [("Ada mentioned you in “Why?”", "you are mentioned in it")]
    assert told(world.cleo) == [("Ada mentioned you in “Why?”", "you are mentioned in it")]
    assert told(world.ada) == []


def test_who_is_named_by_an_edit_hears_and_who_was_named_before_does_not(world, deliver):
    question = ask(world.community, by=world.ada, title="Why?")
    reply = answer(question, by=world.ada, body="@ben: the seal")
    deliver()
    edit_reply(reply, by=world.ada, body="@ben and @cleo: the seal")
    deliver()

    assert [Notice.objects.filter(person=person).count() for person in (world.ben, world.cleo)] == [
        1,
        1,
    ]


def test_what_came_of_it_reaches_every_author_in_the_trail(world, deliver):
    note = write_post(world.community, by=world.cleo, body="It hums again")
    question = grow(note, to_kind="question", by=world.ben, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="The bearing")
    deliver()
    Notice.objects.all().delete()
    report_outcome(
        reply, by=world.ada, result="worked", context="in a damp room", unit_name="Leeds"
    )
    deliver()

    assert sentences(world.ben) == ["Ada in Leeds tried your answer: it worked, in a damp room"]
    assert sentences(world.cleo) == [
        "Ada in Leeds tried an answer to “Why does it hum?”: it worked, in a damp room"
    ]


def test_an_accepted_answer_is_told_once_without_a_second_notice_for_its_worked(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.cleo, body="The seal")
    deliver()
    Notice.objects.all().delete()
    accept_answer(reply, by=world.ben)
    deliver()

    assert sentences(world.cleo) == ["Ben says that your answer solved it: “Why?”"]


def test_thanks_are_gathered_and_never_mailed(world, deliver):
    note = write_post(world.community, by=world.ben, body="Good morning")
    for person in (world.ada, world.cleo):
        give_thanks(note, by=person)
    deliver()

    assert sentences(world.ben) == ["2 people thanked you in “Good morning”"]


def test_the_job_that_is_waiting_now_reaches_who_said_they_can_help(world, deliver):
    set_offers(world.cleo, Offer.Kind.ASK_ME, ["compressors"])
    ask(world.community, by=world.ben, title="Why do compressors trip?", need="now")
    take_turns()
    deliver()

    assert told(world.cleo) == [
        (
            "Can you answer this? “Why do compressors trip?” You listed it under “Ask me about”.",
            "you can probably answer this",
        )
    ]
    assert told(world.ada) == []


def test_who_stopped_following_their_own_question_hears_no_more(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    unfollow(question, by=world.ben)
    answer(question, by=world.ada, body="The seal")
    deliver()

    assert told(world.ben) == []


def test_the_same_event_delivered_twice_is_heard_once(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="The seal")
    deliver()
    event = Event.objects.get(verb="answer.posted")
    gather(event, Delivery.objects.create(listener="notifications", event=event))

    assert sentences(world.ben) == ["Ada answered “Why?”"]


def test_who_left_or_was_blocked_or_told_late_is_not_heard(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="The seal")
    leave_community(world.community, person=world.ben)
    deliver()
    left = told(world.ben)
    other = ask(world.community, by=world.ada, title="And this?")
    Block.objects.create(person=world.ada, blocked=world.cleo)
    answer(other, by=world.cleo, body="No")
    answer(other, by=world.cleo, body="Told long ago", at=timezone.now() - dt.timedelta(days=3))
    deliver()

    assert (left, told(world.ada)) == ([], [])


def test_a_person_who_left_the_hall_between_event_and_notice_hears_nothing(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="The seal")
    leave(world.ben, left_as="name")
    deliver()

    assert not Notice.objects.filter(person=world.ben).exists()


def test_belonging_is_told_to_those_it_concerns(world, deliver):
    request = request_to_join(world.community, person=world.dov)
    deliver()
    stewards = sentences(world.ada)
    admit(request, by=world.ada)
    give_role(world.community, person=world.ben, role="facilitator", by=world.ada)
    deliver()

    assert stewards == ["Dov would like to join Pumps"]
    assert sentences(world.dov) == ["Welcome to Pumps: you're a member now."]
    assert sentences(world.ben) == ["You have a new role in Pumps: facilitator"]


def test_opening_a_notice_marks_it_seen_and_leads_there(world, deliver, as_person):
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.ada, body="The seal")
    deliver()
    client = as_person(world.ben)
    listed = client.get("/me/notices/").content.decode()

    response = client.post(f"/me/notices/{Notice.objects.get(person=world.ben).pk}/open/")

    assert "Ada answered “Why?”" in listed
    assert "because you wrote this or the post it came from" in listed
    assert (
        response["Location"] == f"/c/pumps/questions/{question.address}/?new={reply.pk}#r{reply.pk}"
    )
    assert told(world.ben) == []


def test_the_count_is_304_until_something_is_new_and_an_open_page_says_that_it_is_read(
    world, deliver, as_person
):
    question = ask(world.community, by=world.ben, title="Why?")
    client = as_person(world.ben)
    nothing = client.get("/me/notices/count/")
    same = client.get("/me/notices/count/", headers={"If-None-Match": nothing["ETag"]})
    answer(question, by=world.ada, body="The seal")
    deliver()

    page = f"http://testserver/c/pumps/questions/{question.address}/"
    new = client.get(
        "/me/notices/count/", headers={"If-None-Match": nothing["ETag"], "HX-Current-URL": page}
    )
    client.post(f"/me/notices/entries/{question.pk}/seen/")

    assert (same.status_code, new.status_code) == (304, 200)
    assert 'data-news="1"' in new.content.decode()
    assert f"/me/notices/entries/{question.pk}/seen/" in new.content.decode()
    assert told(world.ben) == []


def test_a_comment_reaches_who_wrote_the_answer(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.cleo, body="The seal")
    deliver()
    Notice.objects.all().delete()
    unfollow(question, by=world.cleo)
    comment_on(question, by=world.ada, body="Which one?", parent=reply)
    deliver()

    assert told(world.cleo) == [("Ada replied to “Why?”", "it replies to what you wrote")]


def test_old_notices_are_forgotten(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="The seal")
    deliver()

    with time_machine.travel(timezone.now() + dt.timedelta(days=181), tick=False):
        forget_notices()

    assert not Notice.objects.exists()


def test_what_was_moved_out_of_sight_is_in_no_list_and_no_count(world, deliver, as_person):
    question = ask(world.community, by=world.ben, title="A secret title")
    answer(question, by=world.ada, body="The seal")
    deliver()
    hidden = start_community("Hidden", by=world.ada, purpose="x", visibility="hidden")
    type(question).objects.filter(pk=question.pk).update(community=hidden, author=world.ada)
    client = as_person(world.ben)
    pages = [
        client.get(path).content.decode() for path in ("/", "/me/notices/", "/me/notices/count/")
    ]
    opened = client.post(f"/me/notices/{Notice.objects.get(person=world.ben).pk}/open/")

    assert not any("secret" in page for page in pages)
    assert "data-news" not in pages[2]
    assert opened.status_code == 404
