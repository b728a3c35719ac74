"""A topic's page, and topics that are parts of other topics."""

import pytest

from guildhall.commons.actions import post_entry
from guildhall.commons.actions.standing import hide
from guildhall.communities.actions import (
    CircleOfTopics,
    add_synonym,
    add_topic,
    merge_topics,
    open_room,
    put_topic_under,
    start_community,
)
from guildhall.communities.models import Topic
from guildhall.library.actions import add_page
from guildhall.people.models import Offer
from guildhall.questions.actions import ask


@pytest.fixture
def community(world):
    for room in ("library", "practices"):
        open_room(world.community, room=room, by=world.ada)
    world.community.refresh_from_db()
    return world.community


@pytest.fixture
def seals(world, community):
    return add_topic(community, name="Seals", by=world.ada, description="All that keeps water in")


def test_it_shows_what_rooms_know_and_who_can_help(world, community, seals, as_person):
    add_synonym(seals, name="Gaskets", by=world.ada)
    add_page(community, by=world.ben, title="Change a seal", topics=[seals])
    ask(community, by=world.cleo, title="Why does it drip?", topics=[seals])
    hide(add_page(community, by=world.ben, title="Hidden one", topics=[seals]), by=world.ada)
    Offer.objects.create(
        person=world.ben, kind=Offer.Kind.ASK_ME, text="Gaskets", text_key="gaskets"
    )

    page = as_person(world.cleo).get("/c/pumps/topics/seals/").content.decode()

    for words in ("All that keeps water in", "Gaskets", "Change a seal", "Why does it drip?"):
        assert words in page
    assert world.ben.name in page.split("People you can ask")[1]
    assert "Hidden one" not in page


def test_another_word_leads_there(world, community, seals, as_person):
    synonym = add_synonym(seals, name="Gaskets", by=world.ada)

    assert as_person(world.cleo).get(f"/c/pumps/topics/{synonym.slug}/").status_code == 200
    assert as_person(world.cleo).get("/c/pumps/topics/nothing/").status_code == 404


def test_a_topic_becomes_a_part_of_another_and_of_none_again(world, community, seals, as_person):
    pumps = add_topic(community, name="Pumps", by=world.ada)

    for _twice in range(2):
        put_topic_under(seals, pumps, by=world.ada)
    assert "Seals" in as_person(world.cleo).get("/c/pumps/topics/pumps/").content.decode()

    put_topic_under(seals, None, by=world.ada)
    assert Topic.objects.get(pk=seals.pk).parent is None


def test_there_are_no_circles(world, community, seals):
    pumps = add_topic(community, name="Pumps", by=world.ada)
    valves = add_topic(community, name="Valves", by=world.ada)
    put_topic_under(pumps, valves, by=world.ada)
    put_topic_under(seals, pumps, by=world.ada)

    for part in (seals, pumps, valves):
        with pytest.raises(CircleOfTopics):
            put_topic_under(valves, part, by=world.ada)


def test_another_communitys_topic_is_refused(world, community, seals):
    street = start_community(name="Street", purpose="Ours", by=world.ada)
    elsewhere = add_topic(street, name="Corner", by=world.ada)

    with pytest.raises(CircleOfTopics):
        put_topic_under(seals, elsewhere, by=world.ada)


def test_merged_into_its_own_part_it_leaves_no_circle(world, community, seals):
    pumps, valves = (add_topic(community, name=name, by=world.ada) for name in ("Pumps", "Valves"))
    put_topic_under(pumps, valves, by=world.ada)
    put_topic_under(seals, pumps, by=world.ada)

    merge_topics(pumps, into=seals, by=world.ada)

    seals.refresh_from_db()
    assert seals.parent == valves


def test_a_steward_chooses_it_in_the_settings(world, community, seals, as_person):
    pumps = add_topic(community, name="Pumps", by=world.ada)
    form = {"name": "Seals", "description": "", "parent": pumps.pk}

    as_person(world.ada).post(f"/c/pumps/settings/topics/{seals.pk}/", form)
    circle = as_person(world.ada).post(
        f"/c/pumps/settings/topics/{pumps.pk}/", {"name": "Pumps", "parent": seals.pk}
    )

    seals.refresh_from_db()
    assert seals.parent == pumps
    assert "a part of itself" in circle.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_however_much_there_is(
    world, community, seals, as_person, django_assert_num_queries, number
):
    for count in range(number):
        add_page(community, by=world.ben, title=f"Page {count}", topics=[seals])
        post_entry(
            kind="tip", community=community, by=world.ben, title=f"Tip {count}", topics=[seals]
        )
    client = as_person(world.cleo)
    client.get("/c/pumps/topics/seals/")

    with django_assert_num_queries(14):
        client.get("/c/pumps/topics/seals/")
