"""Tips by mail: a reply, “It worked”, “I've checked this”; the search finds each part at once."""

import pytest

from guildhall.commons.models import Outcome, Reply
from guildhall.notifications.addresses import reply_address
from guildhall.practices.actions import say_more
from guildhall.practices.models import Way
from guildhall.search.queries import search
from tests.signed_mail import letter


@pytest.fixture
def by_mail(world, post, tip):
    """What Cleo answers to the mail about Ben's tip."""

    def answer(text: str, person=None):
        who = person or world.cleo
        return post(letter(reply_address(who, tip, None), text, by=f"{who.username}@example.org"))

    return answer


def test_it_worked_is_a_report(world, tip, by_mail):
    done = by_mail("It worked!\n\n> What fixed it")

    assert (done.state, Outcome.objects.get().result, Outcome.objects.get().entry) == (
        "done",
        "worked",
        tip,
    )


def test_ive_checked_this_puts_ones_name_under_it(world, tip, by_mail):
    by_mail("I've checked this")

    assert Way.objects.get().check_state == "checked"
    assert tip.way.checks.get().person == world.cleo


def test_an_author_does_not_check_by_mail_either(world, tip, by_mail):
    refused = by_mail("I've checked this", world.ben)

    assert (refused.state, Way.objects.get().check_state) == ("refused", "unchecked")


def test_anything_else_is_a_reply(world, tip, by_mail):
    by_mail("Which cabinet do you mean?")

    assert Reply.objects.get().body == "Which cabinet do you mean?"


def test_every_part_is_found_at_once_and_with_its_kind_and_rung(world, tip):
    say_more(tip, by=world.cleo, part="how_to_tell", text="Listen for the oscillating solenoid")

    for typed in ("solenoid", "kind:tip ticks", "is:new ticks", '"dry the cabinet"'):
        assert [one.entry_id for one in search(typed, person=world.ben).all()] == [tip.pk], typed
    assert not search("solenoid", person=world.dov).all()
