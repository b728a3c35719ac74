"""A community with hundreds of topics offers those in use first, and the others to be looked up."""

import re

import pytest

from guildhall.commons.models import Entry
from guildhall.communities.actions import add_synonym, add_topic
from guildhall.communities.kept_topics import most_used_first, topics_beside
from guildhall.communities.models import Topic
from guildhall.communities.seats import take_seat
from guildhall.web.ui.chips import AT_ONCE

pytestmark = pytest.mark.database


@pytest.fixture
def many(world):
    topics = [
        add_topic(world.community, name=f"Topic {number:02}", by=world.ada)
        for number in range(AT_ONCE + 2)
    ]
    used = Entry.objects.create(
        kind="question", community=world.community, author=world.ben, title="Which seal?"
    )
    used.topics.add(topics[-1])
    return topics


def test_those_in_use_come_first_and_every_one_is_there(world, many):
    offered = most_used_first(list(Topic.objects.filter(community=world.community)))

    assert set(offered) == set(many)
    assert many[-1] in offered[:AT_ONCE]


def test_beside_a_list_the_others_are_folded(world, many):
    seat = take_seat(world.community.slug, world.ben)
    drawn = topics_beside(seat, to="questions_by_topic")
    at_once, folded = drawn.split("More topics")

    assert many[-1].name in at_once
    assert re.findall(r"Topic \d\d", folded) == [many[-3].name, many[-2].name]


def test_a_form_shows_what_is_ticked_at_once_and_knows_other_words(world, many, as_person):
    add_synonym(many[-2], name="Gasket", by=world.ada)

    page = as_person(world.ben).get(f"/c/{world.community.slug}/questions/ask/").content.decode()
    at_once, folded = page.split("data-many-chips")
    assert at_once.count('class="chip"') >= AT_ONCE
    assert 'data-also="Gasket"' in folded

    again = as_person(world.ben).post(
        f"/c/{world.community.slug}/questions/ask/", {"title": "", "topics": [many[-2].pk]}
    )
    at_once, folded = again.content.decode().split("data-many-chips")
    assert many[-2].name in at_once
    assert many[-2].name not in folded
