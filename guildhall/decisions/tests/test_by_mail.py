"""Decisions by mail: yes, “I abstain”, or an objection with its reason below the word."""

import pytest

from guildhall.commons.models import Reply
from guildhall.decisions import actions
from guildhall.decisions.tests.worlds import SATURDAY, opened
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
