"""Letters: sent once, kept while the server is away, let go when there is nothing to say.

And what a mail looks like.
"""

import datetime as dt
import re
import smtplib

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions import delete_entry
from guildhall.commons.models import Entry
from guildhall.communities.actions import leave_community, start_community
from guildhall.mail.actions import try_again, write_letter
from guildhall.mail.building import Headers, build, one_line
from guildhall.mail.models import BadAddress, Letter
from guildhall.mail.sending import MOST_ATTEMPTS, send_due
from guildhall.mail.tasks import forget_letters
from guildhall.notifications.actions import choose_level, see_everything, set_preference
from guildhall.notifications.digest import digest_for, write_due_digests
from guildhall.notifications.models import Level
from guildhall.people.actions import leave, set_offers
from guildhall.people.models import Offer
from guildhall.questions.actions import answer, ask

pytestmark = pytest.mark.database

NOON = dt.datetime(2026, 3, 3, 12, 0, tzinfo=dt.UTC)


class Away(BaseEmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError("nobody listens")

    def send_messages(self, messages: list[EmailMessage]) -> int:
        raise ConnectionRefusedError("nobody listens")


class Refusing(BaseEmailBackend):
    def send_messages(self, messages: list[EmailMessage]) -> int:
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


@pytest.fixture
def noon(world, with_mail):
    """Ben and Cleo have addresses; it is noon on a Tuesday."""
    for person in (world.ben, world.cleo):
        EmailAddress.objects.create(
            user=person, email=f"{person.username}@example.org", verified=True, primary=True
        )
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def told(world, noon, deliver) -> Entry:
    """Ben asked, Ada answered, and a letter to Ben waits."""
    question = ask(world.community, by=world.ben, title="Why?")
    answer(
        question, by=world.ada, body="The *wide* seal, see /files/x and <script>alert(1)</script>"
    )
    deliver()
    noon.shift(dt.timedelta(minutes=6))
    return question


def states() -> list[str]:
    return [letter.state for letter in Letter.objects.order_by("pk")]


def test_a_notice_is_one_mail_with_a_reason_and_a_way_out(world, told):
    send_due()
    send_due()

    [message] = mail.outbox
    html = message.alternatives[0][0]
    assert (message.to, message.subject) == (["ben@example.org"], "Re: Why?")
    assert message.from_email.startswith('"Ada · Pumps"') or message.from_email.startswith(
        "=?utf-8?"
    )
    assert "You get this because you wrote this or the post it came from." in message.body
    assert "The wide seal" in message.body
    assert "<script>" not in html
    assert re.search(r'<em( style="[^"]*")?>wide</em>', html)
    assert 'style="' in html
    assert "prefers-color-scheme: dark" in html
    assert re.fullmatch(
        r"<http://localhost:8000/notifications/[^>]+/stop/>",
        message.extra_headers["List-Unsubscribe"],
    )
    assert states() == ["sent"]


def test_what_was_seen_in_the_hall_is_not_mailed(world, told):
    see_everything(by=world.ben)
    send_due()

    assert (len(mail.outbox), states()) == (0, ["dropped"])


@pytest.mark.parametrize(
    "what",
    [
        "left the community",
        "left the hall",
        "entry deleted",
        "entry moved to a hidden place",
        "level nothing",
        "no mail",
    ],
)
def test_what_changed_between_event_and_mail_counts(world, told, what):
    if what == "left the community":
        leave_community(world.community, person=world.ben)
    elif what == "left the hall":
        leave(world.ben, left_as="name")
    elif what == "entry deleted":
        delete_entry(told, by=world.ada)
        told.refresh_from_db()
        Entry.objects.filter(pk=told.pk).update(author=world.ada)
    elif what == "entry moved to a hidden place":
        Entry.objects.filter(pk=told.pk).update(
            community=start_community("Secret", by=world.ada, purpose="x", visibility="hidden")
        )
    elif what == "level nothing":
        choose_level(Level.NOTHING, by=world.ben, community=world.community)
    else:
        set_preference(by=world.ben, by_mail=False)
    send_due()

    assert (len(mail.outbox), states()) == (0, ["dropped"])


def test_quiet_hours_hold_a_letter_back_in_the_persons_own_zone(world, noon, deliver):
    world.ben.time_zone = "Asia/Tokyo"  # it is 21 o'clock there
    world.ben.save()
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="The seal")
    deliver()
    noon.shift(dt.timedelta(hours=1))
    send_due()
    in_the_night = len(mail.outbox)
    noon.move_to(dt.datetime(2026, 3, 3, 22, 1, tzinfo=dt.UTC))
    send_due()

    assert (in_the_night, len(mail.outbox)) == (0, 1)


def test_days_without_mail_hold_it_back_too(world, noon, deliver):
    set_preference(by=world.ben, weekdays=[0, 4])
    answer(ask(world.community, by=world.ben, title="Why?"), by=world.ada, body="The seal")
    deliver()

    assert Letter.objects.get().not_before == dt.datetime(2026, 3, 6, 7, 0, tzinfo=dt.UTC)


def test_a_mail_server_that_is_down_for_a_day_delays_and_loses_nothing(world, told, noon, settings):
    settings.EMAIL_BACKEND = "tests.test_letters.Away"
    tries = 0
    for _quarter in range(96):
        tries += send_due()
        noon.shift(dt.timedelta(minutes=15))
    late = states()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    noon.shift(dt.timedelta(minutes=31))
    send_due()

    assert late == ["late"]
    assert 20 < tries < 96
    assert len(mail.outbox) == 1


def test_an_address_that_is_refused_for_good_gets_nothing_more(
    world, told, noon, settings, deliver
):
    settings.EMAIL_BACKEND = "tests.test_letters.Refusing"
    send_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    see_everything(by=world.ben)
    answer(told, by=world.cleo, body="Or the valve")
    deliver()
    noon.shift(dt.timedelta(hours=3))
    send_due()

    assert states() == ["given up", "dropped"]
    assert BadAddress.objects.get().address == "ben@example.org"


def test_who_mended_their_mailbox_lets_mail_come_again(world, told, as_person):
    BadAddress.note("Ben@example.org", "no such user")
    client = as_person(world.ben)
    page = client.get("/me/notifications/").content.decode()
    client.post("/me/notifications/address/")

    assert "Mail to ben@example.org came back" in page
    assert not BadAddress.objects.exists()


def test_a_mail_server_that_is_away_is_said_to_who_signs_in(world, noon, settings):
    settings.EMAIL_BACKEND = "tests.test_letters.Away"

    response = Client().post("/accounts/password/reset/", {"email": "ben@example.org"}, follow=True)

    assert response.status_code == 200


def test_a_letter_that_breaks_is_tried_with_pauses_then_kept_for_the_owner(world, noon):
    write_letter("of no kind", person_id=world.ben.pk)
    for _day in range(12):
        send_due()
        noon.shift(dt.timedelta(hours=3))
    given_up = Letter.objects.get()
    try_again(given_up)

    assert (given_up.attempts, given_up.state) == (MOST_ATTEMPTS, "given up")
    assert "No app builds letters of the kind" in given_up.reason
    assert states() == ["waiting"]


def test_a_lease_that_ran_out_in_mid_send_is_counted(world, told):
    Letter.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    send_due()

    assert (len(mail.outbox), Letter.objects.get().perhaps_twice) == (1, 1)


def test_five_answers_are_one_mail_and_later_ones_the_next_with_only_what_is_new(
    world, noon, deliver
):
    question = ask(world.community, by=world.ben, title="Why?")
    for number in range(5):
        answer(question, by=world.ada, body=f"Idea {number}")
    deliver()
    noon.shift(dt.timedelta(minutes=6))
    send_due()
    answer(question, by=world.cleo, body="Another idea")
    deliver()
    soon = send_due()
    noon.shift(dt.timedelta(hours=1, minutes=1))
    send_due()

    assert [len(mail.outbox), soon] == [2, 0]
    assert all(f"Idea {number}" in mail.outbox[0].body for number in range(5))
    assert "Another idea" in mail.outbox[1].body
    assert "Idea 4" not in mail.outbox[1].body


def test_the_digest_has_what_moved_and_one_true_thing_to_do(world, noon, deliver):
    set_offers(world.cleo, Offer.Kind.ASK_ME, ["seals"])
    set_preference(by=world.cleo, digest="weekly", digest_weekday=3, digest_hour=8)
    ask(world.community, by=world.ben, title="Which seals fit pump seven?")
    moved = ask(world.community, by=world.ben, title="Why does it hum?")
    answer(moved, by=world.ada, body="The bearing")
    deliver()
    noon.move_to(dt.datetime(2026, 3, 5, 8, 5, tzinfo=dt.UTC))
    write_due_digests()
    write_due_digests()
    send_due()

    [message] = [message for message in mail.outbox if message.to == ["cleo@example.org"]]
    lines = [line.strip() for line in message.body.splitlines() if line.strip()]
    assert lines[0] == "One thing to do: can you answer this?"
    assert lines[1].startswith("* Which seals fit pump seven?")
    assert message.body.count("Which seals fit pump seven?") == 1
    assert "Why does it hum?" in message.body
    assert message.extra_headers["List-Id"].endswith("<digest.localhost>")


def test_nothing_moved_no_digest(world, noon):
    set_preference(by=world.cleo, digest="daily", digest_hour=8)
    noon.move_to(dt.datetime(2026, 3, 5, 8, 5, tzinfo=dt.UTC))
    write_due_digests()
    send_due()

    assert (len(mail.outbox), states()) == (0, ["dropped"])


def test_the_digest_leaves_out_what_one_wants_nothing_of_and_what_came_at_once(world, noon):
    ask(world.community, by=world.ben, title="Why?")
    since = NOON - dt.timedelta(days=1)
    by_default = digest_for(world.cleo, since=since)
    choose_level(Level.EVERYTHING, by=world.cleo, community=world.community)
    at_once = digest_for(world.cleo, since=since)
    choose_level(Level.NOTHING, by=world.cleo, community=world.community)

    assert [bool(by_default), at_once, digest_for(world.cleo, since=since)] == [True, [], []]


def test_without_a_mail_server_letters_rest_and_go_after_five_days(world, told, settings, noon):
    settings.HAS_MAIL = False
    sent = send_due()
    noon.shift(dt.timedelta(days=6))
    forget_letters()

    assert (sent, states()) == (0, ["dropped"])


def test_no_text_can_add_a_header(world, settings):
    context = {"sections": [], "house": "x", "language": "en", "levels_link": "/notifications/"}
    message = build(
        "notifications/mail/digest",
        context,
        to="a@example.org",
        subject="Hi\r\nBcc: x@example.org",
        headers=Headers("id", list_id="pumps", list_name="Pumps\r\nX-Bad: 1"),
        sender="Eve\nBcc: y@example.org",
    )

    sent = message.message().as_string()
    assert "\nBcc:" not in sent
    assert "\nX-Bad" not in sent
    assert one_line("a\r\n\x00b") == "a b"
