"""List what you bring, one line at a time."""

from contextlib import suppress

import pytest

from guildhall.people.actions import ListIsFull, add_offer, remove_offer
from guildhall.people.models import Offer, Person
from guildhall.skills.models import OfferWord

pytestmark = pytest.mark.database
ASK_ME, LEND = Offer.Kind.ASK_ME, Offer.Kind.LEND


def listed(person: Person) -> list[str]:
    return list(Offer.objects.filter(person=person).values_list("text", flat=True))


def test_it_is_on_the_profile_once(world):
    add_offer(world.ben, kind=ASK_ME, text=" MIG welding ")
    add_offer(world.ben, kind=ASK_ME, text="mig  welding")

    assert listed(world.ben) == ["MIG welding"]
    assert {"weld", "mig"} <= set(OfferWord.objects.values_list("word", flat=True))


def test_a_list_holds_so_many_and_says_so_plainly(world, as_person):
    for number in range(300):
        with suppress(ListIsFull):
            add_offer(world.ben, kind=ASK_ME, text=f"Skill {number}")
    answer = as_person(world.ben).post("/me/skills/", {"kind": ASK_ME, "text": "One more"})

    assert len(listed(world.ben)) == 40
    assert answer.status_code == 422
    assert "This list is full: it holds 40." in answer.content.decode()
    assert 'value="One more"' in answer.content.decode()


def test_three_hundred_on_one_form_are_as_many_as_the_list_holds(world, as_person):
    typed = {f"ask_me_{number}": f"Skill {number}" for number in range(300)}
    profile = {"name": "Ben", "username": "ben", "time_zone": "Europe/Vienna"}
    as_person(world.ben).post("/me/profile/", {**profile, **typed})

    assert len(listed(world.ben)) <= 40


def test_the_profile_form_keeps_what_is_beyond_its_lines(world, as_person):
    for number in range(9):
        add_offer(world.ben, kind=LEND, text=f"Ladder {number}")
    page = as_person(world.ben).get("/me/profile/").content.decode()

    assert 'value="Ladder 8"' in page
    assert page.count('name="lend_') == 10


def test_remove_offer_takes_it_off_and_only_ones_own(world, as_person):
    offer = add_offer(world.ben, kind=ASK_ME, text="Seals")
    remove_offer(offer, by=world.cleo)

    assert listed(world.ben) == ["Seals"]
    assert as_person(world.cleo).post(f"/me/skills/{offer.pk}/remove/").status_code == 404

    as_person(world.ben).post(f"/me/skills/{offer.pk}/remove/")
    remove_offer(offer, by=world.ben)

    assert listed(world.ben) == []
    assert not OfferWord.objects.exists()


def test_it_is_added_on_the_page_without_a_script(world, as_person):
    ben = as_person(world.ben)
    answer = ben.post("/me/skills/", {"kind": LEND, "text": "A long ladder"}, follow=True)

    assert "“A long ladder” is on your profile." in answer.content.decode()
    assert ben.post("/me/skills/", {"kind": "speak", "text": "x"}).status_code == 422


def test_letters_that_fold_longer_fit(world):
    add_offer(world.ben, kind=ASK_ME, text="ß" * 60)

    assert len(Offer.objects.get(person=world.ben).text_key) == 60
