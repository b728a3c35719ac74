"""Ctrl+K goes to acts, rooms and what was read last, from every page."""

import re

from django.utils import timezone

from guildhall.commons.actions import note_reading
from guildhall.communities.actions import leave_community
from guildhall.questions.actions import ask


def goals(client, community: str = "") -> list[str]:
    page = client.get(f"/me/go-to/?in={community}").content.decode()
    return re.findall(r'<a href="([^"]+)"', page)


def test_from_home_one_can_ask_and_go_to_a_room_of_ones_communities(world, as_person):
    paths = goals(as_person(world.ben))

    assert "/c/pumps/questions/ask/" in paths
    assert paths.index("/c/pumps/questions/ask/") < paths.index("/c/pumps/talk/")
    assert paths.index("/c/pumps/talk/") < paths.index("/c/pumps/")


def test_what_was_read_last_is_at_hand_as_long_as_one_may_see_it(world, as_person):
    question = ask(world.community, by=world.ada, title="Which seal?")
    note_reading(question, by=world.ben, until=timezone.now())
    client = as_person(world.ben)

    assert f"/c/pumps/questions/{question.pk}-which-seal/" in goals(client)
    leave_community(world.community, person=world.ben)
    type(world.community).objects.update(visibility="private")

    assert not any("questions" in path for path in goals(client))


def test_nothing_is_read_for_each_community(world, as_person, django_assert_num_queries):
    client = as_person(world.ben)
    goals(client)

    with django_assert_num_queries(5):  # who and where it is, their communities, what they read
        goals(client)
