"""What the doctor and the owner's page say of work that waits, was given up, or keeps failing."""

import datetime as dt
import time

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity import schedule
from guildhall.activity.models import Delivery, Event, Recurrence
from guildhall.activity.schedule import know_jobs, run_due_of, run_soon
from guildhall.cli.doctor_work import examine_work
from guildhall.incoming.doors import imap
from guildhall.mail.actions import write_letter
from guildhall.mail.models import Letter, Standstill
from guildhall.people.models import Person
from guildhall.webhooks.actions import send_test
from guildhall.webhooks.models import Sending, Webhook
from tests.dripping import dripping_server
from tests.mailbox import Mailbox

pytestmark = pytest.mark.database

WELL = ["Nothing has been waiting too long."]


@pytest.fixture
def box(world, settings):
    """A mailbox whose server can be replaced by another."""

    def use(port: int) -> None:
        settings.IMAP = {
            "host": "127.0.0.1",
            "port": port,
            "is_encrypted": False,
            "name": "hall",
            "password": "x",
            "folder": "INBOX",
        }

    Delivery.objects.all().delete()
    know_jobs()
    return use


def sentences() -> list[str]:
    return [finding.sentence for finding in examine_work()]


def look() -> None:
    run_soon("incoming.fetch_mail")
    run_due_of("mailbox")


def test_a_mailbox_that_is_read_is_well_and_one_that_never_was_says_so(box):
    server = Mailbox({7: b"Subject: One\r\n\r\nx"})
    box(server.port)
    before = sentences()
    look()
    after = list(examine_work())
    server.server.close()

    assert "The mailbox has not been read yet." in before
    assert any("The mailbox was last read at" in finding.sentence for finding in after)
    assert not any(finding.is_wrong for finding in after)


@pytest.mark.parametrize("opening", [b"", b"* OK ready\r\n"], ids=["greeting", "login"])
def test_a_mailbox_that_drips_is_cut_off_and_the_doctor_says_since_when(box, monkeypatch, opening):
    monkeypatch.setattr(imap, "WHOLE_LOOK", 0.5)
    Recurrence.objects.filter(name="incoming.fetch_mail").update(last_well_at="2026-01-02T03:04Z")
    started = time.monotonic()
    with dripping_server(opening, b"*") as port:
        box(port)
        look()

    wrong = [finding.sentence for finding in examine_work() if finding.is_wrong]
    assert time.monotonic() - started < 15
    assert len(wrong) == 1
    assert wrong[0].startswith("The mailbox has not been read since 02 January, 03:04 UTC: ")


def test_a_mailbox_that_hangs_shows_while_it_hangs(box):
    """The look goes on, and has not ended for a quarter of an hour; nothing has failed yet."""
    box(1)
    long_ago = timezone.now() - dt.timedelta(minutes=15)
    Recurrence.objects.filter(name="incoming.fetch_mail").update(
        last_well_at=long_ago, leased_until=timezone.now() + dt.timedelta(minutes=15), attempts=1
    )

    assert [s for s in sentences() if s.endswith("UTC: the server does not answer")]


def test_a_mailbox_that_works_again_is_well_again(box):
    box(1)
    for _time in range(3):
        look()
    failed = sentences()
    server = Mailbox({})
    box(server.port)
    look()
    server.server.close()

    assert any(
        "The mailbox has not been read yet: ConnectionRefusedError" in sentence
        for sentence in failed
    )
    assert any("incoming.fetch_mail has failed 3 times in a row" in sentence for sentence in failed)
    assert Recurrence.objects.get(name="incoming.fetch_mail").attempts == 0
    assert not any(finding.is_wrong for finding in examine_work())


def test_what_waits_long_is_late_and_what_rests_without_a_mail_server_is_not(world, settings):
    Delivery.objects.all().delete()
    quiet = sentences()
    past = timezone.now() - dt.timedelta(hours=1)
    write_letter("x", address="a@example.org", not_before=past)
    settings.HAS_MAIL = False
    without = sentences()
    settings.HAS_MAIL = True

    assert (quiet, without) == (WELL, WELL)
    assert sentences()[0].startswith("Mail: 1 waiting, the oldest since")


def test_the_doctor_and_the_owner_see_what_was_given_up_and_that_no_mail_goes_out(
    world, with_mail, as_person
):
    Person.objects.get_queryset().filter(pk=world.dov.pk).update(is_owner=True)
    world.dov.refresh_from_db()
    now = timezone.now()
    Delivery.objects.all().delete()
    event = Event.objects.create(verb="x", at=now)
    Delivery.objects.create(
        listener="x", event=event, given_up_at=now, attempts=8, reason="RuntimeError: broken"
    )
    webhook = Webhook.objects.create(community=world.community, url="http://8.8.8.8/")
    send_test(webhook)
    Sending.objects.update(given_up_at=now)
    Standstill.objects.create(
        since=now, until=now, reason="SMTPAuthenticationError: wrong password"
    )
    told = sentences()
    page = as_person(world.dov).get("/hall/mail-and-jobs/").content.decode()

    assert "Events: 1 given up after several attempts." in told
    assert "Messages to chats and programs: 1 given up after several attempts." in told
    assert any(
        "No mail has gone out since" in sentence and "wrong password" in sentence
        for sentence in told
    )
    assert "No mail has gone out since" in page
    assert "RuntimeError: broken" in page
    assert page.count('<span class="wrong">1</span>') == 2


def test_a_job_that_fails_comes_again_soon_and_then_in_its_rhythm(world, monkeypatch):
    def fail() -> None:
        raise RuntimeError("no picture of pumps")

    know_jobs()
    broken = schedule.Recurring("mail.forget_letters", fail, dt.timedelta(days=1), lane="broken")
    monkeypatch.setitem(schedule.recurring._items, "mail.forget_letters", broken)
    pauses, moment = [], timezone.now()
    for _failure in range(14):
        with time_machine.travel(moment, tick=False):
            assert run_due_of("broken") == 1
            row = Recurrence.objects.get(name="mail.forget_letters")
            pauses.append(row.not_before - moment)
        moment = row.not_before

    assert pauses[0] == dt.timedelta(seconds=30)
    assert pauses == sorted(pauses)
    assert pauses[-1] == dt.timedelta(days=1)
    assert row.given_up_at is None
    assert not Letter.objects.exists()
