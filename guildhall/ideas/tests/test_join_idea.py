"""An idea is joined where it is read, and that is taken back in a tap."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry, delete_reply
from guildhall.commons.models import Reply
from guildhall.communities.actions import leave_community, pause_member
from guildhall.ideas.actions import doubt_idea, join_idea, set_idea_aside
from guildhall.ideas.models import Doubt, Joining
from guildhall.notifications.models import Notice
from guildhall.people.actions import leave
from guildhall.people.archive import archive_of

HERE = "/c/pumps/ideas/"


def page_of(client, idea) -> str:
    return client.get(f"{HERE}{idea.pk}/").content.decode()


def test_it_is_joined_once_and_taken_back_twice(world, idea, as_person):
    client = as_person(world.cleo)
    for _twice in range(2):
        client.post(f"{HERE}{idea.pk}/join/help/")
    after_joining = page_of(as_person(world.ada), idea)
    for _twice in range(2):
        client.post(f"{HERE}{idea.pk}/leave/help/")
    after_leaving = page_of(as_person(world.ada), idea)

    assert "Would help:" in after_joining
    assert "Would help:" not in after_leaving
    assert Event.objects.filter(verb="idea.joined").count() == 1
    assert Event.objects.filter(verb="idea.joining_taken_back").count() == 1


def test_in_the_list_only_what_was_pressed_is_drawn_anew(world, idea, as_person):
    client = as_person(world.cleo)
    pressed = client.post(f"{HERE}{idea.pk}/join/use/?back=list")
    part = f"joining-{idea.pk}"

    drawn = client.get(pressed["Location"].split("#")[0], headers={"parts": part})
    page = page_of(client, idea)

    assert pressed["Location"] == f"{HERE}#{part}"
    assert drawn["Parts"] == "drawn"
    assert "would use it" not in drawn.content.decode()
    assert "1 person would use it" in page
    assert 'aria-pressed="true"' in drawn.content.decode()


def test_its_author_is_told_and_not_who_pressed(world, idea, deliver):
    join_idea(idea, joined_as="help", by=world.cleo)
    deliver()

    told = Notice.objects.filter(rule="idea.joined").values_list("person__username", flat=True)
    assert list(told) == ["ben"]


def test_a_doubt_is_a_reply_that_its_writer_settles(world, idea, as_person):
    cleo = as_person(world.cleo)
    cleo.post(f"{HERE}{idea.pk}/doubt/", {"body": "Rainwater has leaves in it."})
    reply = Reply.objects.get(entry=idea)
    open_page = page_of(cleo, idea)
    by_another = as_person(world.ben).post(f"{HERE}doubts/{reply.pk}/settle/")
    for _twice in range(2):
        cleo.post(f"{HERE}doubts/{reply.pk}/settle/")
    settled_page = page_of(cleo, idea)
    cleo.post(f"{HERE}doubts/{reply.pk}/raise-again/")

    assert "Open doubts:" in open_page
    assert by_another.status_code == 403
    assert "Open doubts:" not in settled_page
    assert "Rainwater has leaves in it." in settled_page
    assert Doubt.objects.get().settled_at is None
    assert Event.objects.filter(verb="idea.doubt_settled").count() == 1


def test_a_doubt_that_was_deleted_is_none(world, idea, as_person):
    reply = doubt_idea(idea, by=world.cleo, body="Leaves.")
    delete_reply(reply, by=world.cleo)

    assert "Open doubts:" not in page_of(as_person(world.ada), idea)


@pytest.mark.parametrize("body", ["", "x" * 2001, "<script>alert(1)</script>"])
def test_hostile_and_empty_doubts_do_no_harm(world, idea, as_person, body):
    answer = as_person(world.cleo).post(f"{HERE}{idea.pk}/doubt/", {"body": body})

    page = page_of(as_person(world.cleo), idea)
    assert answer.status_code == (302 if "script" in body else 422)
    assert "<script>alert" not in page


def test_once_it_was_answered_nobody_joins_any_more(world, idea, as_person):
    set_idea_aside(idea, by=world.ada, reason="The tank is too small.")

    answer = as_person(world.cleo).post(f"{HERE}{idea.pk}/join/use/")

    assert (answer.status_code, Joining.objects.count()) == (403, 0)


def test_a_deleted_one_is_not_joined_and_nothing_is_found_elsewhere(world, idea, as_person):
    delete_entry(idea, by=world.ben)
    deleted = as_person(world.cleo).post(f"{HERE}{idea.pk}/join/use/")
    unknown = as_person(world.cleo).post(f"{HERE}999999/join/use/")
    outside = as_person(world.dov).post(f"{HERE}{idea.pk}/join/use/")
    odd = as_person(world.ben).post(f"{HERE}{idea.pk}/join/love/")

    codes = [answer.status_code for answer in (deleted, unknown, outside, odd)]
    assert codes[:2] == [404, 404]
    assert outside.status_code in (403, 404)
    assert (odd.status_code, Joining.objects.count()) == (404, 0)


def test_who_is_paused_reads_and_does_not_join(world, idea, as_person):
    pause_member(world.community, person=world.cleo, until=timezone.now() + dt.timedelta(days=1))

    assert as_person(world.cleo).post(f"{HERE}{idea.pk}/join/use/").status_code == 403


def test_who_left_the_community_or_the_hall_is_named_no_more(world, idea, edda, as_person):
    for person in (world.cleo, edda):
        join_idea(idea, joined_as="help", by=person)
    leave_community(world.community, person=edda)
    leave(world.cleo, left_as="former_member")

    page = page_of(as_person(world.ada), idea)
    assert "Would help:" not in page
    assert "Edda" not in page


def test_it_is_among_what_the_hall_keeps_about_a_person(world, idea):
    join_idea(idea, joined_as="help", by=world.cleo)

    with archive_of(world.cleo) as archive:
        assert archive.read()


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_however_many_joined(
    world, idea, edda, as_person, django_assert_num_queries, number
):
    for person in (world.cleo, edda, world.ada)[:number]:
        join_idea(idea, joined_as="help", by=person)
    client = as_person(world.cleo)
    client.get(f"{HERE}{idea.pk}/")

    with django_assert_num_queries(16):
        client.get(f"{HERE}{idea.pk}/")
