"""While a name is typed in a text, the people and topics whom it may call are offered."""

import re

import pytest

from guildhall.communities.actions import join, leave_community
from guildhall.communities.models import Topic
from guildhall.kit.words import fold
from guildhall.people.actions import arrive

pytestmark = pytest.mark.database


def offered(client, typed: str, sign: str = "@") -> list[str]:
    response = client.get("/c/pumps/people/names/", {"q": typed, "sign": sign})
    assert response.status_code == 200
    return re.findall(r'data-insert="([^"]+)"', response.content.decode())


def come(world, name: str):
    person = arrive(name)
    join(world.community, person=person)
    return person


def test_names_are_found_by_any_word_of_them_in_any_script(world, as_person):
    marta, sakura, mohammed = (
        come(world, name) for name in ("Marta Ruiz Okafor", "田中 さくら", "محمد علي")
    )
    ben = as_person(world.ben)

    found = {typed: offered(ben, typed) for typed in ("mar", "MARTA", "oka", "marta ru", "art")}

    written = f"@{marta.username}"
    assert found == {
        "mar": [written],
        "MARTA": [written],
        "oka": [written],
        "marta ru": [written],
        "art": [],
    }
    assert offered(ben, "田") == offered(ben, "さく") == [f"@{sakura.username}"]
    assert offered(ben, "محم") == offered(ben, "علي") == [f"@{mohammed.username}"]


def test_names_are_those_of_members_with_a_face_and_escaped(world, as_person):
    come(world, "Marta <b>Ruiz</b>")
    gone = come(world, "Marta Gone")
    leave_community(world.community, person=gone)
    arrive("Marta Elsewhere")

    page = as_person(world.ben).get("/c/pumps/people/names/?q=marta").content.decode()

    assert page.count("<li ") == 1
    assert "<bdi>Marta &lt;b&gt;Ruiz&lt;/b&gt;</bdi>" in page
    assert 'class="face' in page
    assert "Elsewhere" not in page


def test_names_hold_the_groups_that_one_may_call(world, as_person):
    ben, ada = as_person(world.ben), as_person(world.ada)

    assert offered(ben, "stew") == offered(ada, "stew") == ["@stewards"]
    assert (offered(ben, "every"), offered(ada, "every")) == ([], ["@everyone"])
    assert offered(ada, "") == []


def test_names_after_a_hash_are_topics(world, as_person):
    for name, slug in (("Pump seals", "pump-seals"), ("Fans", "fans"), ("Öl", "oel")):
        Topic.objects.create(community=world.community, name=name, name_key=fold(name), slug=slug)
    ben = as_person(world.ben)

    assert offered(ben, "sea", "#") == offered(ben, "pump s", "#") == ["#pump-seals"]
    assert offered(ben, "ö", "#") == offered(ben, "oe", "#") == ["#oel"]
    assert offered(ben, "ben", "#") == []


def test_names_are_few_and_cost_the_same(world, as_person, django_assert_num_queries):
    client = as_person(world.ben)
    for number in range(3):
        come(world, f"Mira {number}")
    offered(client, "mir")

    with django_assert_num_queries(6):
        assert len(offered(client, "mir")) == 3
    for number in range(3, 9):
        come(world, f"Mira {number}")
    with django_assert_num_queries(5):
        assert len(offered(client, "mir")) == 6
