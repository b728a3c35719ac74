"""What is beside a list says the topics of now, though it is drawn once."""

import pytest

from guildhall.communities.actions import add_topic, change_topic, remove_topic
from guildhall.communities.kept_topics import topics_beside
from guildhall.communities.seats import take_seat

TO = "questions_by_topic"


@pytest.fixture
def beside(world):
    def read() -> str:
        return topics_beside(take_seat(world.community.slug, world.ben), to=TO)

    return read


def test_a_topic_that_is_added_renamed_or_removed_changes_it_at_once(world, beside):
    nothing = beside()
    seals = add_topic(world.community, by=world.ada, name="Seals")
    added = beside()
    change_topic(seals, by=world.ada, name="Gaskets", description="")
    renamed = beside()
    remove_topic(seals, by=world.ada)

    assert nothing == ""
    assert ("Seals" in added, "Seals" in renamed, "Gaskets" in renamed) == (True, False, True)
    assert beside() == ""


def test_the_topic_that_is_read_is_marked_and_no_other(world):
    seat = take_seat(world.community.slug, world.ben)
    seals = add_topic(world.community, by=world.ada, name="Seals")
    pumps = add_topic(world.community, by=world.ada, name="Pumps")
    seat = take_seat(world.community.slug, world.ben)

    marked = [topics_beside(seat, to=TO, topic=topic) for topic in (None, seals, pumps)]

    assert len(set(marked)) == 3


def test_once_it_is_kept_it_asks_the_database_nothing(world, beside, django_assert_num_queries):
    add_topic(world.community, by=world.ada, name="Seals")
    seat = take_seat(world.community.slug, world.ben)
    topics_beside(seat, to=TO)

    with django_assert_num_queries(0):
        topics_beside(seat, to=TO)
