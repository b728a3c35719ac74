"""Finding people of a community: in one box, however a word is typed, page by page."""

import pytest
from django.test import Client

from guildhall.communities.actions import join
from guildhall.communities.models import Community
from guildhall.people.actions import add_unit, arrive, edit_profile, leave, set_offers, set_unit
from guildhall.people.models import FoundBy, Offer, Person

pytestmark = pytest.mark.database


@pytest.fixture
def street(world):
    """Ben helps with bicycles and lends a ladder, Cleo speaks Polish and works in Graz."""
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Fahrräder"])
    set_offers(world.ben, Offer.Kind.LEND, ["A long ladder"])
    set_offers(world.cleo, Offer.Kind.SPEAK, ["Polski"])
    edit_profile(
        world.cleo, name="Zoë Müller", username="cleo", headline="", about="", time_zone="UTC"
    )
    service = add_unit("Service", by=None)
    set_unit(world.cleo, add_unit("Graz", by=None, parent=service))
    return world


def names(client: Client, asked: str = "") -> list[str]:
    page = client.get(f"/c/pumps/people/{asked}")
    return [member.person.name for member in page.context["page"]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fahrrad", ["Ben"]),
        ("FAHRRÄDER", ["Ben"]),
        ("fahrraeder", ["Ben"]),
        ("zoe", ["Zoë Müller"]),
        ("mueller", ["Zoë Müller"]),
        ("muller zoe", ["Zoë Müller"]),
        ("polski", ["Zoë Müller"]),
        ("graz", ["Zoë Müller"]),
        ("ladder", ["Ben"]),
        ("zoe ladder", []),
        ("100%", []),
    ],
)
def test_members_are_found_however_a_word_is_typed(street, as_person, typed, found):
    client = as_person(street.ada)

    assert [one.person.name for one in _page(client, {"q": typed})] == found


def _page(client: Client, asked: dict):
    return client.get("/c/pumps/people/", asked).context["page"]


def test_it_is_searched_where_one_says(street, as_person):
    client = as_person(street.ada)
    graz = street.cleo.unit_periods.get().unit
    service = graz.parent

    assert [one.person.name for one in _page(client, {"q": "ladder", "by": "name"})] == []
    assert [one.person.name for one in _page(client, {"q": "ladder", "by": "lend"})] == ["Ben"]
    assert [one.person.name for one in _page(client, {"unit": service.pk})] == ["Zoë Müller"]
    assert [one.person.name for one in _page(client, {"unit": graz.pk, "q": "polski"})] == [
        "Zoë Müller"
    ]


def test_nonsense_in_the_address_finds_everyone(street, as_person):
    everyone = {"Ada", "Ben", "Zoë Müller"}

    for asked in ("?unit=999", "?unit=x", "?by=nonsense", "?after=nothing"):
        assert set(names(as_person(street.ada), asked)) == everyone, asked


def test_what_people_lend_is_for_members(street, as_person):
    Community.objects.filter(pk=street.community.pk).update(visibility="open")
    inside, outside = (as_person(person) for person in (street.ada, street.dov))

    assert "A long ladder" in inside.get("/c/pumps/people/").content.decode()
    assert "A long ladder" not in outside.get("/c/pumps/people/").content.decode()
    assert names(outside, "?q=ladder") == []
    assert set(names(outside, "?q=ladder&by=lend")) == set()


def test_a_page_follows_the_search(world, as_person):
    for number in range(33):
        join(world.community, person=arrive(f"Mia {number}"))
    client = as_person(world.ada)
    first = client.get("/c/pumps/people/?q=mia")
    mark = first.context["page"].next_mark
    second = client.get(f"/c/pumps/people/?q=mia&after={mark}")

    assert f"q=mia&amp;after={mark}" in first.content.decode()
    assert (len(first.context["page"]), len(second.context["page"])) == (30, 3)


def test_nobody_found_leads_back_to_everyone(world, as_person):
    page = as_person(world.ben).get("/c/pumps/people/?q=xyz").content.decode()

    assert "Nobody found" in page
    assert "Show everyone" in page


def test_who_left_is_found_no_more_and_leaves_no_words(street, as_person):
    leave(street.ben, left_as=Person.LeftAs.NAME)

    assert not FoundBy.objects.filter(person=street.ben).exists()
    assert names(as_person(street.ada), "?q=ladder") == []


def test_a_changed_profile_is_found_by_its_new_words(street, as_person):
    set_offers(street.ben, Offer.Kind.LEND, ["A trailer"])
    client = as_person(street.ada)

    assert (names(client, "?q=trailer"), names(client, "?q=ladder")) == (["Ben"], [])


def test_a_stranger_searches_nobody(street, as_person):
    assert as_person(street.dov).get("/c/pumps/people/?q=ben").status_code == 404
    assert as_person(None).get("/c/pumps/people/?q=ben").status_code == 302
