"""Decisions by mail: yes, “I abstain”, or an objection with its reason below the word."""

import pytest
from django.core import mail as sent

from guildhall.commons.models import Reply
from guildhall.decisions import actions
from guildhall.decisions.models import State, StewardsWord
from guildhall.decisions.tests.worlds import SATURDAY, opened, state_of
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import set_preference
from guildhall.notifications.addresses import reply_address
from guildhall.rounds.models import Objection, Voice
from tests.signed_mail import letter


@pytest.fixture
def entry(room, world):
    return opened(room, world.ben)


@pytest.fixture
def by_mail(world, post, entry):
    """What Cleo answers to the mail that asks."""

    def answer(text: str):
        address = reply_address(world.cleo, entry, None)
        return post(letter(address, text, by="cleo@example.org"))

    return answer


@pytest.mark.parametrize(
    ("words", "says"), [("Yes!", "agrees"), ("Fine with me.", "agrees"), ("I abstain", "abstains")]
)
def test_a_line_is_an_answer_and_counts_once(by_mail, words, says):
    for _twice in range(2):
        by_mail(f"{words}\n\n> Do we buy a second pump?")

    assert [one.says for one in Voice.objects.all()] == [says]
    assert not Reply.objects.exists()


def test_an_objection_has_its_reason_below_and_is_no_reply_besides(world, by_mail):
    by_mail("I object\n\nIt is too loud at night.")

    objection = Objection.objects.get()
    assert (objection.person, objection.reason) == (world.cleo, "It is too loud at night.")
    assert not Reply.objects.exists()


def test_an_objection_without_a_reason_is_refused(by_mail):
    assert by_mail("No").state == "refused"
    assert not Objection.objects.exists()


def test_after_the_day_an_objection_is_refused_and_a_yes_after_the_end(by_mail, clock):
    clock.move_to(SATURDAY)
    late = by_mail("I object\n\nToo late.")
    actions.close_due_decisions()

    assert (late.state, by_mail("Yes").state) == ("refused", "refused")
    assert (Voice.objects.count(), Objection.objects.count()) == (0, 0)


def test_where_members_are_heard_yes_is_refused_and_words_are_a_reply(world, room, post):
    heard = opened(room, world.ben, question="And the gate?", level="asked")
    address = reply_address(world.cleo, heard, None)

    yes = post(letter(address, "Yes", by="cleo@example.org"))
    post(letter(address, "Lock it at ten.", by="cleo@example.org"))

    assert yes.state == "refused"
    assert [one.body for one in Reply.objects.all()] == ["Lock it at ten."]


@pytest.fixture
def by_steward(world, room, post, clock):
    """What a steward answers to the mail that asks whether they can live with it."""
    entry = opened(room, world.ben, level="together")
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    def answer(text: str, by: str = "ada"):
        address = reply_address(getattr(world, by), entry, None)
        return post(letter(address, text, by=f"{by}@example.org")), entry

    return answer


def test_stewards_say_by_mail_that_they_can_live_with_it(by_steward):
    _mail, entry = by_steward("We can live with it.")

    assert state_of(entry) == State.IN_FORCE


@pytest.mark.parametrize("words", ["We can't", "We can\N{RIGHT SINGLE QUOTATION MARK}t."])
def test_why_they_cannot_stands_below_and_holds_it_up(by_steward, words):
    _mail, entry = by_steward(f"{words}\n\nWe have no money this year.")

    word = StewardsWord.objects.get()
    assert (state_of(entry), word.reason) == (State.OPEN, "We have no money this year.")


def test_without_a_reason_and_from_a_member_it_is_refused(by_steward):
    mails = [by_steward("We can't")[0], by_steward("We can live with it", by="cleo")[0]]

    assert [mail.state for mail in mails] == ["refused", "refused"]
    assert not StewardsWord.objects.exists()


def test_the_mail_to_stewards_says_the_words(world, by_steward, deliver):
    set_preference(by=world.ada, quiet_from=0, quiet_until=0)
    deliver()
    Letter.objects.update(not_before=SATURDAY)
    while send_due():
        pass

    [body] = [
        mail.body
        for mail in sent.outbox
        if mail.to == ["ada@example.org"] and "Can the stewards live with it?" in mail.subject
    ]
    assert "We can live with it" in body
    assert "We can't" in body
