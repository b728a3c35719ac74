"""While a title is typed, topics of questions that mean the same are offered."""

import re

import pytest
from django.urls import reverse

from guildhall.communities.actions import add_topic
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database


@pytest.fixture
def pumps(world):
    return add_topic(world.community, by=world.ada, name="Pumps")


@pytest.fixture
def leaking(world, pumps):
    other = add_topic(world.community, by=world.ada, name="Parties")
    for title, topics in (
        ("Pumpe tropft", [pumps]),
        ("The pump leaks", [pumps]),
        ("Summer party", [other]),
    ):
        ask(world.community, by=world.ada, title=title, body="", topics=topics)


def offered(client, world, **more) -> list[tuple[str, bool]]:
    client.force_login(world.ben)
    address = reverse("similar_questions", args=[world.community.slug])
    page = client.get(address, {"title": "pompe fuit", **more}).content.decode()
    boxes = re.findall(r'name="topics" value="\d+"( checked)?>\s*<span>(.*?)</span>', page)
    return [(name, bool(checked)) for checked, name in boxes]


def test_topics_that_several_have_are_offered(client, world, leaking, toy_encoder):
    toy_encoder.read_everything()

    assert offered(client, world) == [("Pumps", False)]


def test_what_was_ticked_stays_ticked(client, world, pumps, leaking, toy_encoder):
    toy_encoder.read_everything()

    assert offered(client, world, topics=[str(pumps.pk), "x", "9" * 30]) == [("Pumps", True)]


def test_no_topic_is_offered_without_a_model(client, world, leaking):
    assert offered(client, world) == []
