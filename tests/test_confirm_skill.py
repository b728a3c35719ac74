"""A colleague confirms what someone can do; the person decides who reads it."""

import pytest

from guildhall.activity.delivery import deliver_waiting
from guildhall.commons.actions import hide
from guildhall.communities.models import Community
from guildhall.notifications.models import Notice
from guildhall.people.actions import add_offer, block, merge_accounts, set_offers
from guildhall.people.kept import kept_of
from guildhall.people.models import Offer
from guildhall.skills.actions import (
    accept_confirmation,
    confirm_skill,
    hide_confirmation,
    take_back_confirmation,
)
from guildhall.skills.models import Confirmation
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database
ASK_ME = Offer.Kind.ASK_ME
SENTENCE = "Mended our pump in ten minutes"


@pytest.fixture
def offer(world) -> Offer:
    return add_offer(world.ben, kind=ASK_ME, text="Seals")


@pytest.fixture
def post(world):
    return write_post(world.community, by=world.ben, body="How we mended the pump")


@pytest.fixture
def confirmed(world, offer, post) -> Confirmation:
    return confirm_skill(offer, by=world.cleo, sentence=SENTENCE, entry=post)


def page(client) -> str:
    return client.get("/people/ben/").content.decode()


def test_it_is_written_with_a_link_and_waits_for_a_yes(world, offer, post, as_person):
    cleo = as_person(world.cleo)
    path = f"/skills/{offer.pk}/confirm/"
    lacking = cleo.post(path, {"sentence": SENTENCE})
    cleo.post(path, {"sentence": SENTENCE, "address": f"http://hall/c/pumps/talk/{post.pk}/"})
    deliver_waiting()
    told = as_person(world.ben).get("/me/notices/").content.decode()

    assert lacking.status_code == 422
    assert "Choose what earned it" in lacking.content.decode()
    assert Confirmation.objects.get().entry_id == post.pk
    assert SENTENCE not in page(as_person(world.ada))
    assert "Cleo confirmed that you can help with “Seals”. Do you want it shown?" in told


def test_accept_shows_it_and_hide_takes_it_away(world, confirmed, as_person):
    ben = as_person(world.ben)

    ben.post(f"/skills/confirmations/{confirmed.pk}/accept/")
    accept_confirmation(confirmed, by=world.ben)
    shown = page(as_person(world.ada))
    ben.post(f"/skills/confirmations/{confirmed.pk}/hide/")
    hide_confirmation(confirmed, by=world.ben)

    assert SENTENCE in shown
    assert SENTENCE not in page(as_person(world.ada))


def test_who_wrote_it_does_not_learn_that_it_is_hidden(world, confirmed, as_person):
    hide_confirmation(confirmed, by=world.ben)
    deliver_waiting()

    assert "Take back what you confirmed" in page(as_person(world.cleo))
    assert not Notice.objects.filter(person=world.cleo).exists()


def test_only_the_person_decides_and_only_the_author_takes_back(world, confirmed, as_person):
    path = f"/skills/confirmations/{confirmed.pk}"

    assert as_person(world.ada).post(f"{path}/accept/").status_code == 404
    assert as_person(world.cleo).post(f"{path}/accept/").status_code == 404
    assert as_person(world.ben).post(f"{path}/take-back/").status_code == 404

    take_back_confirmation(confirmed, by=world.ben)
    assert Confirmation.objects.exists()

    as_person(world.cleo).post(f"{path}/take-back/")
    take_back_confirmation(confirmed, by=world.cleo)
    assert not Confirmation.objects.exists()


def test_written_anew_it_waits_again(world, confirmed, offer, post):
    accept_confirmation(confirmed, by=world.ben)
    confirm_skill(offer, by=world.cleo, sentence="Something else", entry=post)

    assert Confirmation.objects.get().accepted_at is None


def test_nobody_confirms_themselves_nor_strangers_nor_blocked(world, offer, as_person):
    path = f"/skills/{offer.pk}/confirm/"

    assert as_person(world.ben).get(path).status_code == 403
    assert as_person(world.dov).get(path).status_code == 403
    block(world.cleo, by=world.ben)
    assert as_person(world.cleo).get(path).status_code == 404


def test_who_cannot_read_the_link_reads_no_sentence(world, confirmed, post, as_person):
    accept_confirmation(confirmed, by=world.ben)
    Community.objects.filter(pk=world.community.pk).update(visibility="private")
    assert SENTENCE in page(as_person(world.ada))
    assert SENTENCE not in page(as_person(world.dov))

    hide(post, by=world.ada)

    assert SENTENCE not in page(as_person(world.cleo))


def test_it_goes_with_the_line_and_along_with_merged_accounts(world, confirmed, as_person):
    accept_confirmation(confirmed, by=world.ben)
    kept = list(kept_of(world.ben)["confirmed_about_you"])
    merge_accounts(world.ben, into=world.dov, by=world.ada)

    assert [row["sentence"] for row in kept] == [SENTENCE]
    assert Confirmation.objects.get().offer.person == world.dov

    set_offers(world.dov, ASK_ME, [])

    assert not Confirmation.objects.exists()


def test_merging_the_two_leaves_nobody_confirming_themselves(world, confirmed):
    merge_accounts(world.cleo, into=world.ben, by=world.ada)

    assert not Confirmation.objects.exists()


def test_a_link_that_one_of_them_cannot_read_is_refused(world, offer, as_person):
    answer = as_person(world.cleo).post(
        f"/skills/{offer.pk}/confirm/",
        {"sentence": SENTENCE, "address": "/c/elsewhere/talk/99/"},
    )

    assert answer.status_code == 422
    assert "no page at this address" in answer.content.decode()
