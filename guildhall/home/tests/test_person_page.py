"""A person's page: what they offer, lend and wrote, and what helped, as the reader may see it."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import report_outcome
from guildhall.communities.actions import join, open_room
from guildhall.communities.models import Community
from guildhall.meetings.actions import plan_meeting
from guildhall.people.actions import arrive, set_offers
from guildhall.people.models import Offer
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


def page(client) -> str:
    return client.get("/people/ben/").content.decode()


def test_what_someone_lends_is_seen_by_people_of_their_communities(world, as_person):
    set_offers(world.ben, Offer.Kind.LEND, ["A trailer"])
    set_offers(world.ben, Offer.Kind.SPEAK, ["Portuguese"])
    Community.objects.filter(pk=world.community.pk).update(visibility="open")

    assert "A trailer" in page(as_person(world.cleo))
    assert "A trailer" in page(as_person(world.ben))
    assert "A trailer" not in page(as_person(world.dov))
    assert "Portuguese" in page(as_person(world.dov))


def test_evidence_is_linked_with_its_month_and_never_counted(world, as_person):
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    reply = answer(question, by=world.ben, body="The relay")
    accept_answer(reply, by=world.cleo)
    shown = page(as_person(world.ada))

    assert "What helped others" in shown
    assert f"/questions/{question.pk}-why-does-it-trip/#r{reply.pk}" in shown
    assert f"{question.created_at:%B %Y}" in shown


def test_evidence_of_a_community_one_does_not_read_is_not_shown(world, as_person):
    Community.objects.filter(pk=world.community.pk).update(visibility="private")
    question = ask(world.community, by=world.cleo, title="Why does it trip?")
    accept_answer(answer(question, by=world.ben, body="The relay"), by=world.cleo)

    assert "Why does it trip?" not in page(as_person(world.dov))
    assert "What helped others" not in page(as_person(world.dov))


def test_a_tip_that_others_tried_is_evidence(world, as_person):
    open_room(world.community, room="practices", by=world.ada)
    tip = add_tip(world.community, by=world.ben, seen="The relay ticks", parts={"fix": "Dry it"})
    before = page(as_person(world.ada))
    mia = arrive("Mia")
    join(world.community, person=mia)
    report_outcome(tip, by=mia, result="worked")

    assert "What helped others" not in before
    assert "What helped others" in page(as_person(world.ada))


def test_what_has_one_title_is_listed_once_and_posts_each(world, as_person):
    for number in range(3):
        plan_meeting(
            world.community,
            by=world.ben,
            title="Problem clinic",
            starts_at=timezone.now() + dt.timedelta(days=7 * number + 1),
        )
    for body in ("Good morning", "Good night"):
        write_post(world.community, by=world.ben, body=body)
    shown = page(as_person(world.ada))

    assert shown.count(">Problem clinic<") == 1
    assert ("Good morning" in shown, "Good night" in shown) == (True, True)
