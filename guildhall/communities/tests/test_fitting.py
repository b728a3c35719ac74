"""Communities that fit someone, and those like one that is about to be started."""

import pytest

from guildhall.communities.actions import add_topic, close_community, join, start_community
from guildhall.communities.fitting import ENOUGH_COLLEAGUES, alike, communities_for
from guildhall.communities.models import Community
from guildhall.people.actions import add_unit, arrive, set_offers, set_unit
from guildhall.people.models import Offer, Person

pytestmark = pytest.mark.database


def started(name: str, *, by: Person, purpose: str, visibility: str = "listed") -> Community:
    return start_community(name, by=by, purpose=purpose, visibility=visibility)


def of_unit(unit, community, number: int) -> None:
    for place in range(number):
        person = arrive(f"Colleague {place} {community.pk}")
        set_unit(person, unit)
        join(community, person=person)


def test_a_community_fits_by_topic_name_or_purpose_and_says_what_was_listed(world):
    heat = started("Warm water", by=world.ada, purpose="Boilers that last")
    started("Bread", by=world.ada, purpose="Sourdough every morning")
    add_topic(heat, name="Compressors", by=world.ada)
    set_offers(world.dov, Offer.Kind.LEARN, ["Compressor oil", "Chess"])

    fitting = communities_for(world.dov)

    assert [(one.community, one.about) for one in fitting] == [(heat, "Compressor oil")]


def test_people_of_the_same_unit_count_from_five_on(world):
    graz = add_unit("Graz", by=world.ada)
    heat = started("Warm water", by=world.ada, purpose="Boilers that last")
    set_unit(world.dov, graz)
    of_unit(graz, heat, ENOUGH_COLLEAGUES - 1)
    few = communities_for(world.dov)
    of_unit(graz, heat, 1)

    assert few == []
    assert [(one.community, one.about) for one in communities_for(world.dov)] == [(heat, "")]


@pytest.mark.parametrize("visibility", ["private", "hidden"])
def test_what_someone_cannot_find_is_neither_offered_nor_like_another(world, visibility):
    started("Warm water", by=world.ada, purpose="Boilers that last", visibility=visibility)
    set_offers(world.dov, Offer.Kind.ASK_ME, ["Boilers"])

    assert communities_for(world.dov) == []
    assert alike("Warm water", person=world.dov) == []
    assert [one.name for one in alike("Warm water", person=world.ada)] == ["Warm water"]


def test_neither_ones_own_nor_closed_ones_are_offered(world):
    mine = started("Boilers", by=world.dov, purpose="Warm water")
    closed = started("Old boilers", by=world.ada, purpose="Warm water")
    close_community(closed, by=world.ada, keeper=world.ada, note="It was good")
    set_offers(world.dov, Offer.Kind.ASK_ME, ["Boilers"])

    assert communities_for(world.dov) == []
    assert alike("Boilers", person=world.dov) == [mine]


def test_one_and_three_cost_the_same_number_of_queries(world, django_assert_num_queries):
    set_unit(world.dov, add_unit("Graz", by=world.ada))
    set_offers(world.dov, Offer.Kind.ASK_ME, ["Boilers"])
    started("Boilers 1", by=world.ada, purpose="Warm")
    with django_assert_num_queries(5):
        assert len(communities_for(world.dov)) == 1
    started("Boilers 2", by=world.ada, purpose="Warm")
    with django_assert_num_queries(5):
        assert len(communities_for(world.dov)) == 2


def test_alike_are_those_that_share_words_that_say_something_the_closest_first(world):
    cold = started("Cold store pumps", by=world.ada, purpose="Through the winter")
    started("The community of people", by=world.ada, purpose="Learn together and help each other")

    found = alike("Pump people", purpose="Keep the cold stores going", person=world.dov)

    assert found == [cold, world.community]
    assert alike("The people", purpose="Help each other", person=world.dov) == []


def test_starting_what_there_is_already_asks_once_and_keeps_what_was_typed(world, as_person):
    dov = as_person(world.dov)
    typed = {
        "name": "Pump people",
        "purpose": "Keep pumps alive",
        "visibility": "listed",
        "joining": "request",
    }

    asked = dov.post("/start/", typed).content.decode()
    still_one = Community.objects.count()
    started_anyway = dov.post("/start/", {**typed, "anyway": "yes"})
    sent_again = dov.post("/start/", typed)

    assert "There is already “Pumps”" in asked
    assert ('value="Pump people"' in asked, 'name="anyway"' in asked, still_one) == (True, True, 1)
    assert (started_anyway.status_code, sent_again.status_code) == (302, 302)
    assert Community.objects.filter(name="Pump people").count() == 1


def test_while_typing_one_says_that_ones_own_is_different_and_it_stays_said(world, as_person):
    dov, path = as_person(world.dov), "/start/similar/"
    typed = {"name": "Pump people", "purpose": "Keep pumps alive"}

    asked = dov.get(path, typed).content.decode()
    said = dov.get(path, {**typed, "anyway": "yes"}).content.decode()

    assert ('name="anyway"' in asked, "checked" in asked) == (True, False)
    assert "checked" in said


def test_browsing_and_an_empty_home_offer_what_fits(world, as_person):
    started("Warm water", by=world.ada, purpose="Boilers that last")
    set_offers(world.dov, Offer.Kind.ASK_ME, ["Boilers"])
    dov = as_person(world.dov)

    browse, home = (dov.get(path).content.decode() for path in ("/communities/", "/"))

    assert ["Communities for you" in page for page in (browse, home)] == [True, True]
    assert "Communities for you" not in as_person(world.ada).get("/communities/").content.decode()
