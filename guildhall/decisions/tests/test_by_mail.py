"""Decisions by mail: yes, “I abstain”, or an objection with its reason below the word."""

import pytest
from django.core import mail as sent
from django.core.mail import EmailMessage
from django.utils import timezone

from guildhall.ballots.models import Way
from guildhall.commons.actions import post_reply
from guildhall.commons.models import Reply
from guildhall.decisions import actions
from guildhall.decisions.models import State, StewardsWord, VotePlan
from guildhall.decisions.tests.worlds import (
    NEXT_FRIDAY,
    SATURDAY,
    THURSDAY_NIGHT,
    opened,
    state_of,
)
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


def test_where_stewards_are_not_asked_their_words_are_those_of_a_reply(world, room, post):
    entry = opened(room, world.ben)
    address = reply_address(world.ada, entry, None)

    mail = post(letter(address, "We can't.\n\nThe van is away.", by="ada@example.org"))

    assert (mail.state, Reply.objects.get().body) == ("done", "We can't.\n\nThe van is away.")


def test_a_yes_to_what_someone_wrote_below_is_a_reply(world, room, post):
    entry = opened(room, world.ben)
    asked = post_reply(entry, by=world.ben, body="Will it fit beside the old one?")
    address = reply_address(world.cleo, entry, asked)

    for words in ("Yes", "No\n\nThe door is too narrow."):
        post(letter(address, words, by="cleo@example.org"))

    assert (Voice.objects.count(), Objection.objects.count()) == (0, 0)
    assert [one.body for one in Reply.objects.filter(parent=asked)] == [
        "Yes",
        "No\n\nThe door is too narrow.",
    ]


def test_what_a_steward_answers_to_someones_reply_is_no_word_of_the_stewards(
    world, by_steward, post
):
    _mail, entry = by_steward("Let us see.")
    asked = post_reply(entry, by=world.cleo, body="Can we store it in the shed?")

    post(letter(reply_address(world.ada, entry, asked), "We can.", by="ada@example.org"))

    assert [one.body for one in Reply.objects.filter(parent=asked)] == ["We can."]
    assert (state_of(entry), StewardsWord.objects.count()) == (State.OPEN, 0)


def test_a_late_yes_of_stewards_does_not_count_for_another_proposal(world, by_steward, post):
    _mail, entry = by_steward("Let us see.")
    actions.change_proposal(entry, by=world.ben, proposal="Buy two of them.", until_on=NEXT_FRIDAY)

    late = post(letter(reply_address(world.ada, entry, None), "We can", by="ada@example.org"))

    assert (late.state, StewardsWord.objects.count()) == ("refused", 0)


def mails(person, deliver, subject: str) -> list[EmailMessage]:
    """What is mailed to someone now, whose subject has these words."""
    set_preference(by=person, quiet_from=0, quiet_until=0)
    deliver()
    Letter.objects.update(not_before=timezone.now())
    while send_due():
        pass
    to = f"{person.name.lower()}@example.org"
    return [mail for mail in sent.outbox if mail.to == [to] and subject in mail.subject]


def test_the_mail_to_stewards_says_the_words_and_who_reads_others(world, by_steward, deliver):
    by_steward("Let us see.")
    [mail] = mails(world.ada, deliver, "Can the stewards live with it?")

    assert "We can live with it" in mail.body
    assert "We can't" in mail.body
    assert "everyone who can open the page reads it as a reply" in mail.body


def test_a_mail_about_a_vote_takes_no_answer_which_all_would_read(
    world, room, post, deliver, clock
):
    plan = VotePlan(kind=Way.POLL, options="A new pump\nRepair the old one")
    opened(room, world.ben, way="vote", plan=plan)
    clock.move_to(THURSDAY_NIGHT)
    actions.remind_of_decisions()

    [mail] = mails(world.cleo, deliver, "open until tomorrow")

    assert mail.message()["Reply-To"] is None
    assert "Answer this mail" not in mail.body


def test_a_mail_about_a_proposal_takes_the_words_that_it_offers(world, room, post, deliver, clock):
    entry = opened(room, world.ben)
    clock.move_to(THURSDAY_NIGHT)
    actions.remind_of_decisions()

    [mail] = mails(world.cleo, deliver, "open until tomorrow")

    assert mail.message()["Reply-To"] == reply_address(world.cleo, entry, None)
    assert "Yes, I abstain, I object." in mail.body
