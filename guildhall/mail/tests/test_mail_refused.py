"""What a real mail server's no means: for this letter, for its address, or for all mail."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.mail import backend
from guildhall.mail.actions import try_again, write_letter
from guildhall.mail.building import plain
from guildhall.mail.kinds import LetterKind, kinds
from guildhall.mail.models import BadAddress, Letter, Standstill
from guildhall.mail.sending import send_due
from tests.dripping import dripping_server
from tests.mail_servers import CUT, mail_server

HERS = "full@example.org"
OTHERS = [f"other{number}@example.org" for number in range(4)]


@pytest.fixture
def sink(db, settings, monkeypatch):
    """A real server; five letters wait, and the one to HERS is the first of them."""
    settings.HAS_MAIL = True
    settings.EMAIL_BACKEND = "guildhall.mail.backend.EmailBackend"
    build = LetterKind(
        "note",
        "a note",
        lambda letter: plain("mail/test_note.txt", {}, letter=letter, subject="Hello"),
    )
    monkeypatch.setitem(kinds._items, "note", build)
    monkeypatch.setattr(
        "guildhall.mail.building.render_to_string", lambda template, context: "Hello"
    )
    with mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        start = timezone.now()
        for place, address in enumerate([HERS, *OTHERS]):
            write_letter(
                "note", address=address, not_before=start - dt.timedelta(minutes=10 - place)
            )
        yield server


def states() -> dict[str, str]:
    return {letter.address: letter.state for letter in Letter.objects.all()}


def refusing(reply: str, address: str = HERS):
    return lambda asked: reply if asked == address else "250 ok"


@pytest.mark.parametrize(
    "reply",
    [
        "452 4.2.2 mailbox full",
        "450 4.2.0 greylisted, come again",
        "421 4.7.0 too much for this one",
        "451 later",
        CUT,
    ],
)
def test_who_is_refused_for_now_waits_alone(sink, reply):
    sink.to_recipient = refusing(reply)
    send_due()
    sink.to_recipient = refusing("250 ok")
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2), tick=False):
        later = states()
        send_due()

    assert later == {HERS: "late", **dict.fromkeys(OTHERS, "sent")}
    assert not Standstill.objects.exists()
    assert not BadAddress.objects.exists()
    assert set(states().values()) == {"sent"}
    assert len(sink.messages) == 5


def test_a_full_mailbox_is_tried_for_five_days_with_growing_pauses(sink):
    sink.to_recipient = refusing("452 4.2.2 mailbox full")
    moment, tries = timezone.now(), 0
    for _half_hour in range(2 * 24 * 7):
        with time_machine.travel(moment, tick=False):
            tries += send_due()
        moment += dt.timedelta(minutes=30)
    letter = Letter.objects.get(address=HERS)

    assert letter.state == "given up"
    assert "mailbox full" in letter.reason
    assert dt.timedelta(days=4) < letter.given_up_at - letter.made_at < dt.timedelta(days=6)
    assert 30 < tries < 60
    assert not BadAddress.objects.exists()


@pytest.mark.parametrize(
    ("reply", "is_bad"),
    [
        ("550 5.1.1 no such user", True),
        ("550 no such user", True),
        ("550 5.4.1 recipient address rejected", True),
        ("552 5.2.2 over quota", False),
        ("554 5.7.1 relay access denied", False),
    ],
)
def test_a_no_for_good_ends_that_letter_and_only_an_unknown_address_is_bad(sink, reply, is_bad):
    sink.to_recipient = refusing(reply)
    send_due()

    assert states() == {HERS: "given up", **dict.fromkeys(OTHERS, "sent")}
    assert BadAddress.objects.filter(address=HERS).exists() == is_bad
    assert sink.talks == 1


@pytest.mark.parametrize(
    ("reply", "state"),
    [("554 5.6.0 we do not like this", "given up"), ("451 4.3.0 later", "late"), (CUT, "late")],
)
def test_a_mail_whose_text_is_refused_holds_up_no_other(sink, reply, state):
    sink.answer = lambda envelope: reply if envelope.rcpt_tos == [HERS] else "250 ok"
    send_due()

    assert states() == {HERS: state, **dict.fromkeys(OTHERS, "sent")}
    assert Letter.objects.get(address=HERS).perhaps_twice == (1 if reply == CUT else 0)


@pytest.mark.parametrize(
    "reply", ["450 too many mails today", "550 5.7.1 you may not write as this", "421 closing"]
)
def test_a_server_that_refuses_the_sender_makes_all_wait_and_is_asked_again(sink, reply):
    sink.to_sender = lambda address: reply
    tried = [send_due(), send_due()]
    still = Standstill.objects.get()
    waiting = set(states().values())
    sink.to_sender = lambda address: "250 ok"
    with time_machine.travel(still.until + dt.timedelta(seconds=1), tick=False):
        send_due()

    assert tried == [1, 0]
    assert waiting == {"late", "waiting"}
    assert set(states().values()) == {"sent"}
    assert not Standstill.objects.exists()
    assert set(Letter.objects.values_list("attempts", flat=True)) == {1}


def test_a_letter_that_is_too_large_for_the_server_is_its_own_affair(sink):
    first = [True]

    def once(address: str) -> str:
        return "552 5.3.4 too large" if first and first.pop() else "250 ok"

    sink.to_sender = once
    send_due()

    assert states() == {HERS: "given up", **dict.fromkeys(OTHERS, "sent")}


def test_a_server_that_hangs_up_on_everybody_is_away(sink):
    sink.to_recipient = lambda address: CUT
    taken = send_due()

    assert taken == 3
    assert Standstill.objects.count() == 1
    assert "sent" not in states().values()


def test_a_server_that_is_not_there_is_waited_for_and_the_button_asks_at_once(sink, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    pauses = []
    moment = timezone.now()
    for _try in range(10):
        with time_machine.travel(moment, tick=False):
            assert send_due() == 1
            still = Standstill.objects.get()
            pauses.append(still.until - timezone.now())
        moment = still.until
    settings.EMAIL_PORT = port
    with time_machine.travel(moment - dt.timedelta(minutes=5), tick=False):
        before = send_due()
        try_again(Letter.objects.get(address=HERS))
        after = send_due()

    assert pauses == sorted(pauses)
    assert pauses[-1] == Standstill.LONGEST_PAUSE
    assert before == 0
    assert after > 0


def test_what_a_server_kept_waiting_for_five_days_is_let_go(sink, settings):
    settings.EMAIL_PORT = 1
    moment = timezone.now()
    for _hour in range(24 * 6):
        with time_machine.travel(moment, tick=False):
            send_due()
        moment += dt.timedelta(hours=1)

    assert set(states().values()) == {"given up"}
    assert "ConnectionRefusedError" in Letter.objects.first().reason


def test_a_mail_server_that_drips_is_cut_off(sink, settings, monkeypatch):
    monkeypatch.setattr(backend, "OPENING", 0.5)
    with dripping_server(b"220-welcome\r\n", b"220-x\r\n") as port:
        settings.EMAIL_PORT = port
        taken = send_due()

    assert taken == 1
    assert Standstill.objects.count() == 1


def test_a_server_that_drips_in_mid_mail_delays_that_letter(sink, monkeypatch):
    """It says go on, and then never whether it took the mail."""
    monkeypatch.setattr(backend, "ONE_MAIL", 0.5)
    opening = b"220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 go on\r\n"
    Letter.objects.exclude(address=HERS).delete()
    with dripping_server(opening, b"2") as port:
        monkeypatch.setattr("django.conf.settings.EMAIL_PORT", port)
        send_due()

    letter = Letter.objects.get()
    assert (letter.state, letter.perhaps_twice) == ("late", 1)
    assert not Standstill.objects.exists()
