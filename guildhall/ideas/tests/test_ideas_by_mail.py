"""Ideas by mail: “I'd use it”, “I'd help”, “Pass”; anything else is a reply."""

import pytest

from guildhall.commons.models import Entry, Reply
from guildhall.ideas.actions import set_idea_aside, wish_for_help
from guildhall.ideas.models import Joining, WishAsk
from guildhall.notifications.addresses import reply_address
from guildhall.people.actions import set_offers
from tests.signed_mail import letter


@pytest.fixture
def by_mail(world, post, idea):
    """What Cleo answers to the mail about Ben's idea."""

    def answer(text: str):
        address = reply_address(world.cleo, idea, None)
        return post(letter(address, text, by="cleo@example.org"))

    return answer


@pytest.mark.parametrize(("words", "joined_as"), [("I'd use it", "use"), ("I'd help!", "help")])
def test_an_idea_is_joined_by_a_line_and_once(world, by_mail, words, joined_as):
    for _twice in range(2):
        by_mail(f"{words}\n\n> What should we try?")

    assert [one.joined_as for one in Joining.objects.all()] == [joined_as]


def test_once_it_was_answered_the_mail_is_refused(world, idea, by_mail):
    set_idea_aside(idea, by=world.ada, reason="The tank is too small.")

    assert (by_mail("I'd help").state, Joining.objects.count()) == ("refused", 0)


def test_who_is_asked_passes_by_mail(world, idea, by_mail):
    set_offers(world.cleo, "ask_me", ["welding"])
    wish_for_help(idea, words="welding", by=world.ben)

    by_mail("Pass")

    assert WishAsk.objects.get().passed_at is not None


def test_anything_else_is_a_reply(world, by_mail):
    by_mail("Which filters do you mean?")

    assert Reply.objects.get().body == "Which filters do you mean?"
    assert Entry.objects.filter(kind="idea").count() == 1
