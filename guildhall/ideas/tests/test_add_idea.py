"""An idea is added, found in the list, shown on its page, and made from a post."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import grow, post_entry
from guildhall.communities.actions import open_room
from guildhall.ideas.actions import add_idea
from guildhall.ideas.models import Idea

HERE = "/c/pumps/ideas/"


@pytest.fixture
def community(world):
    open_room(world.community, room="ideas", by=world.ada)
    world.community.refresh_from_db()
    return world.community


def test_an_idea_is_added_once_however_often_it_is_sent(world, community):
    added = [add_idea(community, by=world.ben, title="Dry it") for _twice in range(2)]

    assert added[0] == added[1]
    assert Event.objects.filter(verb="idea.added").count() == 1


def test_a_member_adds_one_and_everyone_here_reads_it(world, community, as_person):
    posted = as_person(world.ben).post(f"{HERE}add/", {"title": "Dry it"})

    listed = as_person(world.cleo).get(HERE).content.decode()
    read = as_person(world.cleo).get(posted["Location"]).content.decode()
    assert "Dry it" in listed
    assert "Dry it" in read


def test_say_more_asks_who_would_gain_and_what_it_would_take(world, community, as_person):
    page = as_person(world.ben).get("/c/pumps/ideas/add/").content.decode()

    assert 'name="gains"' in page
    assert 'name="takes"' in page


def test_without_a_title_it_is_given_back(world, community, as_person):
    answer = as_person(world.ben).post(f"{HERE}add/", {"body": "My aunt"})

    assert (answer.status_code, Idea.objects.count()) == (422, 0)
    assert "My aunt" in answer.content.decode()


def test_a_post_is_turned_into_an_idea(world, community):
    post = post_entry(kind="post", community=community, by=world.cleo, body="First dry it.")

    grown = grow(post, to_kind="idea", by=world.ada, title="Dry it")

    assert (grown.idea.entry_id, grown.title) == (grown.pk, "Dry it")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    world, community, as_person, django_assert_num_queries, number
):
    for count in range(number):
        add_idea(community, by=world.ben, title=f"Number {count}")
    client = as_person(world.cleo)
    client.get(HERE)

    with django_assert_num_queries(11):
        client.get(HERE)
