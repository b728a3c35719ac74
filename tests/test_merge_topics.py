"""Topics for stewards: the most used first, other words for them, and two that are one."""

import pytest

from guildhall.commons.text import read_text
from guildhall.communities.actions import (
    NotMergeableTopics,
    TopicNameTaken,
    add_synonym,
    add_topic,
    change_topic,
    give_role,
    merge_topics,
    remove_synonym,
    start_community,
)
from guildhall.communities.models import RolePeriod, Topic, TopicSynonym
from guildhall.notifications.actions import choose_level
from guildhall.notifications.models import ChosenLevel
from guildhall.people.actions import set_offers
from guildhall.people.models import Offer
from guildhall.questions.actions import ask, match_waiting

pytestmark = pytest.mark.database
TOPICS = "/c/pumps/settings/topics/"


@pytest.fixture
def seals(world) -> Topic:
    return add_topic(world.community, name="Seals", by=world.ada)


@pytest.fixture
def gaskets(world) -> Topic:
    return add_topic(world.community, name="Gaskets", by=world.ada)


def names(client, asked: str = "") -> list[str]:
    return [topic.name for topic in client.get(f"{TOPICS}{asked}").context["topics"]]


def test_the_most_used_topics_come_first_with_their_entries(world, seals, gaskets, as_person):
    ask(world.community, by=world.ben, title="Which one?", topics=[seals])
    page = as_person(world.ada).get(TOPICS)

    assert [(topic.name, topic.size) for topic in page.context["topics"]] == [
        ("Seals", 1),
        ("Gaskets", 0),
    ]
    assert "1 text" in page.content.decode()
    assert 'type="search" name="q"' not in page.content.decode().split('id="work"')[1]


def test_above_twenty_topics_there_is_a_box_that_finds_synonyms_too(world, seals, as_person):
    for number in range(21):
        add_topic(world.community, name=f"Pump {number}", by=world.ada)
    add_synonym(seals, name="O-rings", by=world.ada)
    client = as_person(world.ada)

    assert 'type="search" name="q"' in client.get(TOPICS).content.decode().split('id="work"')[1]
    assert names(client, "?q=o-RING") == ["Seals"]
    assert names(client, "?q=nothing") == []


def test_merging_moves_entries_follows_roles_and_mentions(world, seals, gaskets):
    both = ask(world.community, by=world.ben, title="Both?", topics=[seals, gaskets])
    one = ask(world.community, by=world.ben, title="One?", topics=[gaskets], body="See #gaskets")
    give_role(world.community, person=world.ben, role="steward", topic=gaskets, by=world.ada)
    choose_level(by=world.cleo, community=world.community, topic=gaskets, level="everything")

    merge_topics(gaskets, into=seals, by=world.ada)

    assert list(both.topics.all()) == list(one.topics.all()) == [seals]
    assert RolePeriod.objects.current().get(person=world.ben).topic == seals
    assert ChosenLevel.objects.get(person=world.cleo).topic == seals
    assert one.group_mentions.get().topic == seals


def test_a_merged_topic_lives_on_as_a_word_address_and_mention(world, seals, gaskets, as_person):
    question = ask(world.community, by=world.ben, title="One?", body="See #gaskets")
    merge_topics(gaskets, into=seals, by=world.ada)
    question.refresh_from_db()
    ben = as_person(world.ben)

    assert ben.get("/c/pumps/questions/topics/gaskets/").status_code == 200
    assert add_topic(world.community, name="GASKETS", by=world.ada) == seals
    assert "Seals" in read_text("See #gaskets", community=world.community).html
    edited = ben.get(f"/c/pumps/questions/{question.pk}/edit/").content.decode()
    assert "#seals" in edited


def test_people_who_listed_a_synonym_are_offered(world, seals, as_person):
    add_synonym(seals, name="O-rings", by=world.ada)
    set_offers(world.ben, Offer.Kind.ASK_ME, ["O-rings"])
    question = ask(world.community, by=world.cleo, title="Which?", topics=[seals])
    match_waiting()
    page = as_person(world.ada).get(f"/c/pumps/questions/{question.pk}/beside/").content.decode()

    assert "O-rings" in page


def test_a_search_by_synonym_finds_what_is_filed_under_its_topic(world, seals, as_person):
    add_synonym(seals, name="Gaskets", by=world.ada)
    ask(world.community, by=world.ben, title="Which one leaks?", topics=[seals])
    page = as_person(world.ben).get("/search?q=leaks+topic:gaskets").content.decode()

    assert "Which one" in page


def test_merging_is_confirmed_and_done_once(world, seals, gaskets, as_person):
    client, page = as_person(world.ada), f"{TOPICS}{gaskets.pk}/merge/"
    unconfirmed = client.post(page, {"into": seals.pk})
    itself = client.post(page, {"into": gaskets.pk, "understood": "on"})
    before = Topic.objects.count()
    done = client.post(page, {"into": seals.pk, "understood": "on"})
    again = client.post(page, {"into": seals.pk, "understood": "on"})

    assert [one.status_code for one in (unconfirmed, itself, done, again)] == [200, 200, 302, 404]
    assert (before, list(Topic.objects.all())) == (2, [seals])


def test_a_topic_of_another_community_is_not_merged(world, seals):
    other = start_community("Readers", by=world.dov, purpose="Books")
    novels = add_topic(other, name="Novels", by=world.dov)

    for topic, into in ((seals, novels), (seals, seals)):
        with pytest.raises(NotMergeableTopics):
            merge_topics(topic, into=into, by=world.ada)


def test_a_word_means_one_topic(world, seals, gaskets):
    first = add_synonym(seals, name="O-rings", by=world.ada)
    again = add_synonym(seals, name="o-RINGS", by=world.ada)

    assert first == again
    for topic, name in ((gaskets, "o-rings"), (seals, "Gaskets")):
        with pytest.raises(TopicNameTaken):
            add_synonym(topic, name=name, by=world.ada)
    with pytest.raises(TopicNameTaken):
        change_topic(gaskets, name="O-rings", description="", by=world.ada)


def test_a_topic_renamed_to_its_own_synonym_needs_it_no_more(world, seals):
    add_synonym(seals, name="O-rings", by=world.ada)
    change_topic(seals, name="O-rings", description="", by=world.ada)

    assert not TopicSynonym.objects.exists()


def test_a_removed_synonym_leads_nowhere_and_can_be_added_anew(world, seals):
    for _again in range(2):
        synonym = add_synonym(seals, name="O-rings", by=world.ada)
        remove_synonym(synonym, by=world.ada)
        remove_synonym(synonym, by=world.ada)

    assert not TopicSynonym.objects.exists()


def test_only_stewards_change_topics(world, seals, as_person):
    synonym = add_synonym(seals, name="O-rings", by=world.ada)
    ben = as_person(world.ben)
    paths = [
        f"{TOPICS}{seals.pk}/merge/",
        f"{TOPICS}{seals.pk}/synonyms/",
        f"{TOPICS}synonyms/{synonym.pk}/remove/",
    ]

    assert [ben.post(path, {"name": "x"}).status_code for path in paths] == [403, 403, 403]
    assert TopicSynonym.objects.count() == 1
