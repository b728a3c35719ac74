"""Whatever is typed, and wherever someone belongs, a search answers."""

import pytest

from guildhall.communities.models import Community, Membership
from guildhall.people.actions import arrive
from guildhall.questions.actions import ask
from guildhall.search.queries import search

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    "typed",
    [
        "gasket " * 200,
        "-gasket " * 200,
        "g*",
        "-g*",
        "g* -a* kind:question",
        "水*",
        '"g" *',
    ],
)
def test_a_page_answers_whatever_is_typed(world, client, typed):
    ask(world.community, by=world.ada, title="Which gasket?", body="")
    client.force_login(world.ben)

    assert client.get("/search", {"q": typed}).status_code == 200


def test_someone_in_300_communities_finds_what_is_in_one(world):
    communities = Community.objects.bulk_create(
        Community(slug=f"place-{number}", name=f"Place {number}", name_key=f"place {number}")
        for number in range(300)
    )
    Membership.objects.bulk_create(
        Membership(community=community, person=world.dov) for community in communities
    )
    question = ask(communities[-1], by=world.dov, title="Which gasket?", body="")
    ask(world.community, by=world.ada, title="Which gasket?", body="")

    hits = search("gasket", person=world.dov)

    assert [one.entry_id for one in hits.page(0, 20)] == [question.pk]
    assert [one.entry_id for one in hits.all()] == [question.pk]


def test_one_person_alone_finds_their_own_page(db):
    ada = arrive("Ada")

    assert [one.person_id for one in search("ada", person=ada).page(0, 20)] == [ada.pk]
    assert search("ada", person=None).page(0, 20) == []
