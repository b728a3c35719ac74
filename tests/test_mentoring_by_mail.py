"""A proposal is answered by mail with a word; what answers a mail of a pair is a note for both."""

import datetime as dt

import pytest
from django.core import mail as sent
from django.utils import timezone

from guildhall.communities.actions import open_room
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.mentoring.actions import (
    add_note,
    end_pair,
    offer,
    propose_due,
    say_yes,
    take_back_wish,
    wish,
)
from guildhall.mentoring.models import Note, Pair, Proposal
from guildhall.mentoring.models.notebook import LONGEST_NOTE
from guildhall.mentoring.names import NOTEBOOKS_IN_ADDRESSES, PROPOSALS_IN_ADDRESSES
from guildhall.notifications.actions import set_preference
from guildhall.notifications.addresses import asked_address
from tests.signed_mail import letter as signed_mail

pytestmark = pytest.mark.database


@pytest.fixture
def proposal(world, post) -> Proposal:
    """Ben could accompany Cleo."""
    open_room(world.community, room="mentoring", by=world.ada)
    world.community.refresh_from_db()
    for person in (world.ben, world.cleo):
        set_preference(by=person, quiet_from=0, quiet_until=0)
    wish(world.community, by=world.cleo, what="Seals", goal="One alone")
    offer(world.community, by=world.ben, what="Seals")
    propose_due()
    return Proposal.objects.get()


@pytest.fixture
def pair(world, proposal) -> Pair:
    say_yes(proposal, by=world.cleo)
    made = say_yes(proposal, by=world.ben)
    assert made is not None
    return made


def mails(to: str = "ben@example.org") -> list:
    Letter.objects.update(not_before=timezone.now() - dt.timedelta(seconds=1))
    sent.outbox.clear()
    while send_due():
        pass
    return [mail for mail in sent.outbox if mail.to == [to]]


def at_proposal(person, proposal: Proposal) -> str:
    return asked_address(person, PROPOSALS_IN_ADDRESSES, proposal.pk, 0)


def at_notebook(person, pair: Pair) -> str:
    return asked_address(person, NOTEBOOKS_IN_ADDRESSES, pair.pk, 0)


def test_a_word_in_answer_to_its_mail_says_yes(world, proposal, post):
    [asking] = mails()
    say_yes(proposal, by=world.cleo)

    state = post(signed_mail(asking.extra_headers["Reply-To"], "Yes.")).state

    assert "Yes, Not now" in asking.body
    assert "Nobody learns of a “Not now”." in asking.body
    assert (state, Pair.objects.get().mentor) == ("done", world.ben)


def test_not_now_by_mail_is_told_to_nobody(world, proposal, post):
    state = post(signed_mail(at_proposal(world.ben, proposal), "Not now")).state
    again = post(signed_mail(at_proposal(world.ben, proposal), "Yes")).state

    assert (state, again) == ("done", "refused")
    assert say_yes(proposal, by=world.cleo) is None
    assert not Pair.objects.exists()


def test_a_yes_of_which_nothing_comes_is_kept_and_its_writer_is_told(world, proposal, post):
    say_yes(proposal, by=world.cleo)
    mails()
    take_back_wish(world.community, by=world.cleo)

    post(signed_mail(at_proposal(world.ben, proposal), "Yes"))
    [back] = mails()

    assert "Nothing comes of it this time" in back.body
    assert not Proposal.objects.visible_to(world.ben).exists()


def test_another_word_answers_nothing_and_is_given_back(world, proposal, post):
    state = post(signed_mail(at_proposal(world.ben, proposal), "Well, perhaps")).state
    [_asking, back] = mails()

    assert state == "refused"
    assert "begin with a line that says only “Yes” or “Not now”" in back.body
    assert Proposal.objects.get().mentor_answer == ""


def test_an_answer_to_a_mail_of_the_pair_is_a_note(world, pair, post):
    [begun] = [mail for mail in mails() if "notebook for two" in mail.body]

    for _twice in range(2):
        post(signed_mail(begun.extra_headers["Reply-To"], "See you *on Monday*"))

    assert list(Note.objects.values_list("author__name", "body")) == [
        ("Ben", "See you *on Monday*")
    ]
    [told] = [mail for mail in mails("cleo@example.org") if "wrote in your notebook" in mail.body]
    assert "Monday" not in told.body


def test_a_mail_about_a_note_says_that_there_is_one_and_no_more(world, pair, deliver):
    add_note(pair, by=world.ben, body="Only in the notebook.")
    deliver()

    told = [mail for mail in mails("cleo@example.org") if "notebook" in mail.subject.lower()]
    texts = "".join(str(mail.body) + str(mail.alternatives) for mail in told)
    assert told
    assert "Only in the notebook" not in texts


def test_nothing_is_written_by_others_too_long_or_afterwards(world, pair, post):
    by_another = post(
        signed_mail(at_notebook(world.ada, pair), "Hello", by="ada@example.org")
    ).state
    too_long = post(signed_mail(at_notebook(world.ben, pair), "x" * (LONGEST_NOTE + 1))).state
    end_pair(pair, by=world.cleo)
    afterwards = post(signed_mail(at_notebook(world.ben, pair), "Hello")).state

    assert {by_another, too_long, afterwards} == {"refused"}
    assert not Note.objects.exists()
