"""What the help shows as an example works in this hall, for whoever reads it."""

import re

from guildhall.communities.actions import add_topic
from guildhall.people.actions import edit_profile
from guildhall.questions.actions import ask


def test_each_filter_in_the_help_finds_something(world, as_person):
    topic = add_topic(world.community, name="Seals", by=world.ada)
    ask(world.community, by=world.ben, title="Why does it leak?", topics=[topic])
    edit_profile(world.ben, name="Ben", username="бен", headline="", about="", time_zone="UTC")
    client = as_person(world.ben)

    page = client.get("/help/search/").content.decode()

    filters = re.findall(r"\b(?:topic|by|in):[\w-]+", page)
    assert filters == ["topic:seals", "by:бен", "in:pumps"]
    for one in filters:
        assert (
            "Why does it leak?"
            in client.get("/search", {"q": f"leak {one}"}, follow=True).content.decode()
        ), one


def test_the_help_names_nobody_and_nothing_that_its_reader_may_not_see(world, as_person):
    world.community.visibility = "private"
    world.community.save()

    for person in (None, world.dov):
        page = as_person(person).get("/help/search/").content.decode()
        assert "in:pumps" not in page
        assert "by:ada" not in page


def test_the_help_of_imports_names_a_community_of_the_reader(world, as_person):
    page = as_person(world.ada).get("/help/bring-yours-in/").content.decode()

    assert f"guildhall import pack PACK.json --community {world.community.slug}" in page
