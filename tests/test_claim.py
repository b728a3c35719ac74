"""Imported names: offered by the owner, claimed with a click, taken back within seven days."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.commons.models import Entry, Reply
from guildhall.people.actions import arrive, claim, offer_claim, revoke_claim
from guildhall.people.actions.arrival import InvitationSpent
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.actions.claiming import NotClaimable, TooLateToRevoke
from guildhall.people.belongings import OF_LIBRARIES, references
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database


@pytest.fixture
def imported(world) -> Person:
    ids = bring_in_people("old.example", {"7": "J. Doe"}, at=timezone.now())
    person = Person.objects.get_queryset().get(pk=ids["7"])
    question = ask(world.community, by=world.ada, title="Why does it leak?")
    Reply.objects.filter(pk=answer(question, by=world.ada, body="The seal").pk).update(
        author=person
    )
    return person


@pytest.fixture
def owner(world) -> Person:
    world.ada.is_owner = True
    world.ada.save()
    return world.ada


def test_every_reference_to_a_person_says_whether_it_goes_along(db):
    said = references()

    assert [key for key, goes_along in said.items() if goes_along is None] == []
    assert set(said) > OF_LIBRARIES
    assert said["commons.Reply.author"] is said["commons.Reply.deleted_by"] is True
    assert said["people.Block.person"] is False


def test_claim_moves_what_was_written(world, imported, owner):
    token = offer_claim(imported, by=owner)

    claim(token, by=world.ben)

    assert Reply.objects.get().author == world.ben
    assert not Person.objects.claimable().exists()


def test_claim_works_once(world, imported, owner):
    token = offer_claim(imported, by=owner)
    claim(token, by=world.ben)

    with pytest.raises(InvitationSpent):
        claim(token, by=world.cleo)
    with pytest.raises(NotClaimable):
        offer_claim(imported, by=owner)


def test_revoke_takes_back_what_moved_and_nothing_else(world, imported, owner):
    made = claim(offer_claim(imported, by=owner), by=world.ben)
    own = answer(Entry.objects.get(), by=world.ben, body="My own")

    revoke_claim(made, by=owner)

    assert dict(Reply.objects.values_list("body", "author")) == {
        "The seal": imported.pk,
        "My own": own.author_id,
    }
    with pytest.raises(TooLateToRevoke):
        revoke_claim(made, by=owner)


def test_revoke_ends_after_seven_days(world, imported, owner):
    made = claim(offer_claim(imported, by=owner), by=world.ben)

    with (
        time_machine.travel(timezone.now() + dt.timedelta(days=8), tick=False),
        pytest.raises(TooLateToRevoke),
    ):
        revoke_claim(made, by=owner)


def test_a_second_import_gives_new_rows_to_who_claimed(world, imported, owner):
    claim(offer_claim(imported, by=owner), by=world.ben)

    assert bring_in_people("old.example", {"7": "J. Doe"}, at=timezone.now()) == {"7": world.ben.pk}


def test_claim_page_needs_a_click(world, imported, owner, as_person):
    client, page = as_person(world.ben), f"/claim/{offer_claim(imported, by=owner)}/"

    looked = client.get(page).status_code
    still_theirs = Reply.objects.get().author == imported
    clicked = client.post(page).status_code

    assert (looked, still_theirs, clicked, Reply.objects.get().author) == (
        200,
        True,
        302,
        world.ben,
    )


def test_somebody_new_claims_and_comes_in_at_once(world, imported, owner, client):
    page = f"/claim/{offer_claim(imported, by=owner)}/"

    client.post(page, {"name": "Jo Doe", "password": "four plain words here"})

    assert Reply.objects.get().author.name == "Jo Doe"


def test_only_an_owner_offers(world, imported, as_person):
    pages = ["/hall/imported-authors/", f"/hall/imported-authors/{imported.pk}/"]

    assert [as_person(world.ben).get(page).status_code for page in pages] == [403, 403]


def test_owner_finds_offers_and_sees_the_link_once(world, imported, owner, as_person):
    client = as_person(owner)

    listed = client.get("/hall/imported-authors/?q=doe")
    offered = client.post(f"/hall/imported-authors/{imported.pk}/")

    assert "J. Doe" in listed.content.decode()
    assert "/claim/" in offered.content.decode()


def test_a_person_who_is_here_cannot_be_claimed(world, owner):
    with pytest.raises(NotClaimable):
        offer_claim(arrive("Mia"), by=owner)
