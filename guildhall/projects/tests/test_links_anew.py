"""Who offers help again by mail gets their links anew, by mail, and nobody else learns it."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.projects.actions import offer_help, take_volunteer_out
from guildhall.projects.volunteers_links import token_of


def offered(public, reach: str):
    return offer_help(public, name="Zoe", reach=reach).volunteer


def test_the_links_go_to_the_address_that_was_given_first(public, with_mail, deliver):
    first = offered(public, "zoe@example.org")
    again = offered(public, "Zoe@Example.org")
    deliver()
    send_due()

    [sent] = mail.outbox
    assert sent.to == ["zoe@example.org"]
    assert all(token_of(one) in sent.body for one in (first, again))
    assert "Clean up our street" in sent.subject


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("zoe@example.org", "yan@example.org"),
        ("0660 1234567", "0660 1234567"),
        ("zoé@example.org", "zoe@example.org"),
        ("call me @ home 12345", "call me @ home 12345"),
    ],
    ids=["someone new", "by phone", "alike and not the same", "no address"],
)
def test_otherwise_no_mail_is_written(public, with_mail, deliver, first, again):
    offered(public, first)
    offered(public, again)
    deliver()

    assert not Letter.objects.exists()


def test_nothing_is_written_where_no_mail_works(public, settings, deliver):
    settings.HAS_MAIL = False
    for _twice in range(2):
        offered(public, "zoe@example.org")
    deliver()

    assert not Letter.objects.exists()


def test_nothing_is_written_while_the_form_is_answered(public, with_mail, deliver):
    """So the answer takes as long for an address that is known."""
    for _twice in range(2):
        offered(public, "zoe@example.org")
    before = Letter.objects.count()
    deliver()

    assert (before, Letter.objects.count()) == (0, 1)


def test_many_offers_in_a_row_are_one_mail(public, with_mail, deliver):
    for _again in range(4):
        offered(public, "zoe@example.org")
    deliver()
    send_due()

    assert len(mail.outbox) == 1


def test_a_day_lies_between_two_mails_to_one_address(public, with_mail, deliver):
    """A stranger with the address of someone else can't fill their mailbox."""
    for _again in range(4):
        offered(public, "zoe@example.org")
        deliver()
        send_due()
    on_one_day = len(mail.outbox)

    with time_machine.travel(timezone.now() + dt.timedelta(days=1, minutes=1)):
        send_due()

    assert (on_one_day, len(mail.outbox)) == (1, 2)


def test_who_has_left_meanwhile_gets_nothing(public, with_mail, deliver):
    first = offered(public, "zoe@example.org")
    offered(public, "zoe@example.org")
    deliver()
    take_volunteer_out(first)
    send_due()

    assert mail.outbox == []
