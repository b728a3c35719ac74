"""The first screen, the register, and who reads what on the page of a decision."""

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.actions import add_topic, join
from guildhall.communities.models import Community
from guildhall.decisions import actions
from guildhall.decisions.models import Decision
from guildhall.decisions.tests.worlds import HERE, NEXT_FRIDAY, PUMP, SATURDAY, opened, prepared
from guildhall.people.actions import arrive
from guildhall.rounds.models import Voice


def text(client, path: str) -> str:
    return client.get(path).content.decode()


def test_what_is_open_is_answered_in_the_list_in_place_and_without_script(world, room, as_person):
    entry = opened(room, world.ben)
    cleo = as_person(world.cleo)

    with_script = cleo.post(
        f"{HERE}{entry.pk}/agree/?back=list",
        headers={"Parts": f"asked-{entry.pk}"},
        follow=True,
    )
    without = cleo.post(f"{HERE}{entry.pk}/abstain/?back=list")

    assert with_script["Parts"] == "drawn"
    assert f'id="asked-{entry.pk}"' in with_script.content.decode()
    assert without["Location"] == f"{HERE}#asked-{entry.pk}"
    assert Voice.objects.get().says == "abstains"


def test_on_its_page_only_the_part_is_drawn_anew(world, room, as_person):
    entry = opened(room, world.ben)

    answer = as_person(world.cleo).post(
        f"{HERE}{entry.pk}/agree/", headers={"Parts": "asked"}, follow=True
    )

    assert answer["Parts"] == "drawn"
    assert "Fine with it:" in answer.content.decode()
    assert "<h1" not in answer.content.decode()


def test_the_world_reads_what_is_asked_but_neither_objections_nor_names(
    world, room, as_person, client
):
    Community.objects.update(visibility="open")
    entry = opened(room, world.ben, proposal="We buy one in May.")
    actions.object_to_proposal(entry, by=world.cleo, reason="Too loud at night.")
    actions.agree_to_proposal(entry, by=world.ada)

    for reader in (client, as_person(world.dov)):
        page = text(reader, f"{HERE}{entry.pk}/")
        assert "We buy one in May." in page
        assert "Too loud at night." not in page
        assert "Fine with it" not in page
    assert "Too loud at night." in text(as_person(world.ben), f"{HERE}{entry.pk}/")


def test_an_objection_is_no_address_for_others(world, room, as_person):
    entry = opened(room, world.ben)
    objection = actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")
    path = f"{HERE}objections/{objection.pk}"

    statuses = [
        as_person(world.dov).post(f"{path}/answer/", {"answer": "So."}).status_code,
        as_person(world.cleo).post(f"{path}/answer/", {"answer": "So."}).status_code,
        as_person(world.ben).post(f"{path}/take-back/").status_code,
        as_person(world.ben).post(f"{path}/answer/", {"answer": ""}).status_code,
        as_person(world.ben).post(f"{path}/answer/", {"answer": "In the cellar."}).status_code,
        as_person(world.cleo).post(f"{path}/take-back/").status_code,
    ]

    assert statuses == [404, 403, 403, 422, 302, 302]
    objection.refresh_from_db()
    assert (objection.answer, objection.withdrawn_at) == ("In the cellar.", None)


def test_the_register_has_what_is_in_force_and_what_is_prepared_apart(
    world, room, as_person, clock
):
    opened(room, world.ben, proposal="We buy one in May.")
    prepared(room, world.ben, question="And the gate?")
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    cleo = as_person(world.cleo)

    first, register, drafts = (
        text(cleo, HERE + query) for query in ("", "?show=in_force", "?show=prepared")
    )

    assert "We buy one in May." in first
    assert "We buy one in May." in register
    assert ("And the gate?" in register, "And the gate?" in drafts) == (False, True)


def test_an_empty_room_says_what_it_is_for(world, room, as_person):
    page = text(as_person(world.cleo), HERE)

    assert "One question and a day are enough." in page
    assert "What must we decide?" in page


def test_what_is_wrong_in_the_form_is_said_and_nothing_typed_is_lost(world, room, as_person):
    sent = {"title": PUMP, "until_on": "", "proposal": "In May.", "then": "open"}

    answer = as_person(world.cleo).post(f"{HERE}prepare/", sent)

    assert answer.status_code == 422
    assert "Say until when people can answer." in answer.content.decode()
    assert "In May." in answer.content.decode()
    assert not Decision.objects.exists()


def test_the_title_can_come_with_the_address(world, room, as_person):
    assert f'value="{PUMP}"' in text(as_person(world.cleo), f"{HERE}prepare/?title={PUMP}")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    world, room, as_person, django_assert_num_queries, number
):
    topic = add_topic(room, name="Pumps", by=world.ada)
    for count in range(number):
        opened(room, world.ben, question=f"Number {count}?")
        prepared(room, world.ben, question=f"With a topic {count}?", role="steward")
    Decision.objects.filter(entry__state="prepared").update(role="", topic=topic)
    Entry.objects.filter(state="prepared").update(state="open")
    client = as_person(world.cleo)
    client.get(HERE)

    with django_assert_num_queries(10):
        client.get(HERE)


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_however_many_answered(
    world, room, as_person, django_assert_num_queries, number
):
    entry = opened(room, world.ben)
    for count in range(number):
        person = arrive(f"Person {count}")
        join(room, person=person)
        objection = actions.object_to_proposal(entry, by=person, reason=f"Reason {count}")
        actions.answer_objector(objection, by=world.ben, answer="In the cellar.")
        actions.object_to_proposal(entry, by=world.ada, reason="Too dear.")
        actions.change_proposal(
            entry, by=world.ben, proposal=f"Proposal {count}", until_on=NEXT_FRIDAY
        )
        actions.agree_to_proposal(entry, by=person)
    client = as_person(world.cleo)
    client.get(f"{HERE}{entry.pk}/")

    with django_assert_num_queries(14):
        client.get(f"{HERE}{entry.pk}/")


def test_an_objection_is_in_view_while_the_proposal_is_changed(world, room, as_person):
    entry = opened(room, world.ben)
    actions.object_to_proposal(entry, by=world.ada, reason="Too dear for us.")
    answered = actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")
    actions.answer_objector(answered, by=world.ben, answer="It stands in the cellar.")

    page = as_person(world.ben).get(f"{HERE}{entry.pk}/proposal/").content.decode()

    assert "Objection: “Too dear for us.”" in page
    assert "Too loud." not in page


def test_what_is_open_comes_before_the_form_for_something_new(world, room, as_person):
    client = as_person(world.cleo)
    first = client.get(HERE).content.decode()
    entry = opened(room, world.ben)

    page = client.get(HERE).content.decode()

    link = f'href="{HERE}#something-new"'
    assert (link in first, link in page) == (False, True)
    assert page.index(entry.title) < page.index('id="something-new"')
    assert page.index('id="something-new"') < page.index('name="title"')
