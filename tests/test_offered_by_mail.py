"""An offered question by mail and on a device: why, and how to pass."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from guildhall.commons.models import Reply
from guildhall.mail.sending import send_due
from guildhall.notifications.addresses import reply_address
from guildhall.notifications.models import Push, PushDevice
from guildhall.people.actions import set_offers
from guildhall.people.models import Offer
from guildhall.questions.actions import ask, pass_turn, take_turns
from guildhall.questions.models import Turn
from tests.signed_mail import letter

pytestmark = pytest.mark.database


@pytest.fixture
def offered(world, post, deliver):
    """Cleo asked, and Ben is offered it; the mail hasn't gone out yet."""
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Seals"])
    PushDevice.objects.create(
        person=world.ben, endpoint="https://push.example/1", public_key="k", auth_secret="s"
    )
    entry = ask(world.community, by=world.cleo, title="Which seal?")
    take_turns()
    deliver()
    return entry


def mails_to_ben() -> list[str]:
    noon = (timezone.now() + dt.timedelta(days=1)).replace(hour=12)
    with time_machine.travel(noon, tick=False):
        while send_due():
            pass
    return [one.body for one in mail.outbox if one.to == ["ben@example.org"]]


def test_the_mail_says_why_and_how_to_pass_and_the_device_shows_it(world, offered):
    assert Push.objects.get().device.person == world.ben
    [body] = mails_to_ben()

    assert "Can you answer this?" in body
    assert "You listed it under “Ask me about”." in body
    assert "Pass" in body
    assert f"/c/pumps/questions/{offered.pk}-which-seal/#turn" in body


def test_who_passed_meanwhile_gets_no_mail(world, offered):
    pass_turn(Turn.objects.get(), by=world.ben)

    assert mails_to_ben() == []
    assert Push.objects.count() == 0


def test_pass_by_mail_is_no_reply_and_twice_is_harmless(world, post, offered):
    to = reply_address(world.ben, offered, None)

    done = [post(letter(to, words, by="ben@example.org")).state for words in ("Pass.", "pass")]

    assert done == ["done", "done"]
    assert Turn.objects.get().passed_at
    assert not Reply.objects.exists()


def test_an_answer_by_mail_is_posted_as_to_any_question(world, post, offered):
    to = reply_address(world.ben, offered, None)

    post(letter(to, "The wide one.", by="ben@example.org"))

    assert Reply.objects.get().body == "The wide one."


def test_who_was_not_offered_it_has_nothing_to_pass(world, post, offered):
    to = reply_address(world.ada, offered, None)

    refused = post(letter(to, "Pass", by="ada@example.org"))

    assert refused.state == "refused"
    assert refused.reason == "This question isn't offered to you, so there is nothing to pass."
