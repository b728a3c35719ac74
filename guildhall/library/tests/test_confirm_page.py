"""“Still right” in one tap: on the page, from a mail's link a year later, by an answer."""

import datetime as dt

import pytest
import time_machine
from django.core import mail

from guildhall.communities.actions import leave_community
from guildhall.library.actions import change_page
from guildhall.library.models import Reliance
from guildhall.library.tests.care_worlds import DAY, sentences
from guildhall.mail.sending import send_due
from guildhall.notifications.addresses import reply_address
from tests.signed_mail import letter

pytestmark = pytest.mark.database

LATER = dt.datetime(2028, 6, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def address(relied_on) -> str:
    return f"/c/pumps/library/{relied_on.pk}/still-right/"


def day_of_check() -> dt.date:
    return Reliance.objects.get().look_again_on


def test_the_page_asks_its_owner_and_nobody_else(relied_on, world, as_person):
    cabinets = f"/c/pumps/library/{relied_on.pk}/"
    with time_machine.travel(dt.datetime.combine(DAY, dt.time(9), tzinfo=dt.UTC)):
        for_owner = as_person(world.ben).get(cabinets).content.decode()
        for_others = as_person(world.cleo).get(cabinets).content.decode()

    assert "Still right" in for_owner
    assert "Still right" not in for_others
    assert "needs a check" in for_others


def test_a_look_changes_nothing_and_the_button_confirms(address, world, as_person):
    with time_machine.travel(LATER):
        client = as_person(world.ben)
        assert client.get(address).status_code == 200
        assert day_of_check() == DAY
        client.post(address)
        client.post(address)

    assert day_of_check() == dt.date(2029, 6, 1)


def test_it_shows_what_was_written_since_it_was_confirmed(relied_on, address, world, as_person):
    change_page(
        relied_on, by=world.ada, title="Dry all cabinets", body="Dry the cabinet. Wait a day."
    )

    shown = as_person(world.ben).get(address).content.decode()

    assert "It was called “Dry cabinets”." in shown
    assert "added:" in shown
    assert "It has been edited once since." in shown


def test_only_those_who_look_after_it_confirm_it(address, world, edda, finn, as_person):
    client = as_person(finn)
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
    assert "Only its owner, the deputy and stewards" in client.get(address).content.decode()
    for person in (world.ben, edda, world.ada):
        assert as_person(person).get(address).status_code == 200


def test_the_link_of_someone_who_has_left_confirms_nothing(address, world, edda, as_person):
    leave_community(world.community, person=world.ben)

    assert as_person(world.ben).post(address).status_code in (403, 404)
    assert day_of_check() == DAY
    assert Reliance.objects.get().owner == edda


def test_the_mail_of_the_clock_leads_there(relied_on, address, world, with_mail, post, on):
    on(DAY)
    with time_machine.travel(dt.datetime.combine(DAY, dt.time(10), tzinfo=dt.UTC)):
        send_due()

    [sent] = [one for one in mail.outbox if "Dry cabinets" in one.subject]
    assert address in sent.body
    assert "Still right" in sent.body


def test_still_right_as_the_answer_to_a_mail_confirms_it(relied_on, world, post):
    with time_machine.travel(LATER):
        done = post(letter(reply_address(world.ben, relied_on, None), "Still right.\n\n> Is it?"))

    assert (done.state, day_of_check()) == ("done", dt.date(2029, 6, 1))


def test_by_mail_too_it_is_refused_to_others(relied_on, world, post):
    done = post(
        letter(reply_address(world.cleo, relied_on, None), "Still right", by="cleo@example.org")
    )

    assert (done.state, day_of_check()) == ("refused", DAY)


def test_the_notice_is_true_after_it_was_confirmed(relied_on, world, on, as_person, address):
    on(DAY)
    with time_machine.travel(dt.datetime.combine(DAY, dt.time(9), tzinfo=dt.UTC)):
        assert "It needs a check" in sentences(world.ben, "page.to_confirm")[0]
        as_person(world.ben).post(address)

    assert "has been confirmed" in sentences(world.ben, "page.to_confirm")[0]


def test_editing_it_can_confirm_it_too(relied_on, world, as_person):
    address = f"/c/pumps/library/{relied_on.pk}/edit/"
    sent = {"title": "Dry cabinets", "body": "Dry it well.", "confirms": "on"}

    as_person(world.cleo).post(address, sent)
    assert day_of_check() == DAY

    as_person(world.ben).post(address, sent)
    assert Reliance.objects.get().confirmed_by == world.ben
    assert day_of_check() != DAY
