"""Entries are moved, merged, split; each can be taken back, and nobody reads more than before."""

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.actions import add_topic, give_role, start_community
from guildhall.moderation import actions
from guildhall.moderation.models import Appeal, Case
from guildhall.questions.actions import answer, ask
from guildhall.search.queries import search
from tests.test_moderation import rude, seen_by

pytestmark = pytest.mark.database

__all__ = ["rude"]


def test_a_move_leads_on_those_who_may_see_it_and_comes_back_with_its_topics(
    world, rude, as_person
):
    seals = add_topic(world.community, name="Seals", by=world.ada)
    question = ask(world.community, by=world.ben, title="Which seal?", topics=[seals])
    answer(question, by=world.ben, body="The wide one")
    other = start_community(
        "Seals only", by=world.ada, purpose="x", visibility="hidden", slug="seals-only"
    )
    measure = actions.move(question, to=other, by=world.ada, reason="Belongs there")
    old = f"/c/pumps/questions/{question.pk}/"
    by_ada, by_ben = as_person(world.ada).get(old), as_person(world.ben).get(old)
    found = [
        len(list(search("wide", person=person).page(0, 10))) for person in (world.ada, world.ben)
    ]
    actions.undo_measure(measure, by=world.ada)

    assert (by_ada.status_code, by_ada["Location"], by_ben.status_code) == (
        302,
        f"/c/seals-only/questions/{question.pk}-which-seal/",
        404,
    )
    assert found == [1, 0]
    back = Entry.objects.get(pk=question.pk)
    assert (back.community, list(back.topics.all())) == (world.community, [seals])


def test_what_was_moved_out_of_sight_is_not_read_in_the_log_nor_by_other_stewards(world, as_person):
    give_role(world.community, person=world.cleo, role="steward", by=world.ada)
    question = ask(world.community, by=world.ben, title="A title", body="A text")
    secret = start_community(
        "Secret", by=world.ada, purpose="x", visibility="hidden", slug="secret"
    )
    measure = actions.move(question, to=secret, by=world.ada, reason="Belongs there")
    Entry.objects.filter(pk=question.pk).update(title="A secret title", body_html="A secret text")
    log = as_person(world.cleo).get("/c/pumps/moderation/log/").content.decode()
    pages = [
        as_person(person).get(f"/me/measures/{measure.pk}/").content.decode()
        for person in (world.cleo, world.ada)
    ]

    assert "Moved to another community" in log
    assert "secret title" not in log
    assert ["secret text" in page for page in pages] == [False, True]


def test_what_was_moved_comes_back_only_by_a_steward_of_where_it_is_and_its_cases_go_along(
    world, as_person
):
    give_role(world.community, person=world.cleo, role="steward", by=world.ada)
    question = ask(world.community, by=world.ben, title="A title")
    actions.flag(question, by=world.cleo, norm=None, why="Hm")
    secret = start_community(
        "Secret", by=world.ada, purpose="x", visibility="hidden", slug="secret"
    )
    measure = actions.move(question, to=secret, by=world.ada, reason="Belongs there")
    actions.appeal(measure, by=world.ben, text="No")
    case_at = Case.objects.get().community
    answers = [
        as_person(world.cleo).post(f"/c/pumps/measures/{measure.pk}/undo/"),
        as_person(world.cleo).post(
            f"/me/appeals/{Appeal.objects.get().pk}/decide/", {"answer": "Yes", "uphold": "yes"}
        ),
        as_person(world.ada).post(f"/c/pumps/measures/{measure.pk}/undo/"),
    ]

    assert case_at == secret
    assert [response.status_code for response in answers] == [403, 403, 302]
    assert (Entry.objects.get(pk=question.pk).community, Case.objects.get().community) == (
        world.community,
        world.community,
    )


def test_a_merge_keeps_every_word_and_can_be_undone(world, as_person):
    first = ask(world.community, by=world.ben, title="Why does it hum?", body="Since Monday.")
    second = ask(world.community, by=world.cleo, title="It hums, why?", body="On cold days.")
    reply = answer(second, by=world.ada, body="The bearing")
    measure = actions.merge(second, into=first, by=world.ada, reason="The same")
    led = as_person(world.ben).get(f"/c/pumps/questions/{second.pk}/")
    page = seen_by(as_person(world.ben), first)
    counted = Entry.objects.get(pk=first.pk).reply_count
    actions.undo_measure(measure, by=world.ada)

    assert led["Location"] == f"/c/pumps/questions/{first.address}/"
    assert all(words in page for words in ("The bearing", "On cold days.", "It hums, why?"))
    assert counted == 2
    reply.refresh_from_db()
    assert (
        reply.entry_id,
        Entry.objects.get(pk=second.pk).standing,
        Entry.objects.get(pk=first.pk).reply_count,
    ) == (
        second.pk,
        "published",
        0,
    )


def test_a_split_makes_an_entry_of_its_own_and_can_be_undone(world, as_person):
    question = ask(world.community, by=world.ben, title="Why does it hum?")
    answer(question, by=world.ada, body="The bearing")
    aside = answer(question, by=world.cleo, body="By the way, which oil?")
    more = answer(question, by=world.ada, body="Oil 46")
    measure, made = actions.split(
        question, replies=[aside, more], title="Which oil?", by=world.ada, reason="Another matter"
    )
    page = seen_by(as_person(world.ben), made)
    left = Entry.objects.get(pk=question.pk).answer_count
    actions.undo_measure(measure, by=world.ada)

    assert (made.author, made.title, left) == (world.cleo, "Which oil?", 1)
    assert all(words in page for words in ("By the way, which oil?", "Oil 46"))
    assert Entry.objects.get(pk=question.pk).answer_count == 3
    assert (
        as_person(world.ben).get(f"/c/pumps/questions/{made.pk}/")["Location"]
        == f"/c/pumps/questions/{question.address}/"
    )
