"""A mail that its member sent to somebody else, delivered to the hall by that somebody.

It is posted by nobody but its member.
"""

import datetime as dt
from email.utils import format_datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions import delete_entry
from guildhall.commons.models import Entry, Reply
from guildhall.incoming.letters import confirm_token
from guildhall.incoming.models import IncomingMail
from guildhall.incoming.sender import signed_by_sender
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.addresses import community_address, reply_address
from guildhall.practices.models import Way
from guildhall.questions.actions import ask
from tests.signed_mail import key_pair, letter, signed

pytestmark = pytest.mark.database

EVERY = ("From", "To", "Cc", "Subject", "Date", "Message-ID")
MAL = "mal@elsewhere.example"


@pytest.fixture
def hall_address(post, world) -> str:
    return community_address(world.community)


def path_in(message) -> str:
    return message.body.split("http://localhost:8000")[1].split()[0]


def test_a_question_to_the_hall_is_posted_at_once(post, hall_address):
    done = post(letter(hall_address, "It trips.", subject="Why?"), hall_address)

    assert (done.state, Entry.objects.get().title) == ("done", "Why?")


def test_in_copy_is_to_the_hall_as_well(post, hall_address):
    done = post(
        letter(
            "ada@example.org", "It trips.", subject="Why?", headers={"Cc": f"Hall <{hall_address}>"}
        ),
        hall_address,
    )

    assert done.state == "done"


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"To: {hall}\r\n",
        b"Cc: {hall}\r\n",
        b"X-Original-To: {hall}\r\nDelivered-To: {hall}\r\n",
        b"Resent-To: {hall}\r\n",
        b"Subject: What we all think\r\n",
    ],
)
def test_a_private_mail_that_somebody_delivers_to_the_hall_waits_for_its_writer(
    post, hall_address, before
):
    private = letter(MAL, "Between us: Ada is leaving.", subject="Keep this to yourself")
    asked = post(before.replace(b"{hall}", hall_address.encode()) + private, hall_address)
    send_due()

    assert (asked.state, Entry.objects.count()) == ("asked", 0)
    assert [message.to for message in mail.outbox] == [["ben@example.org"]]


def test_the_halls_address_as_a_name_is_none_of_its_recipients(post, hall_address):
    private = letter(f'"{hall_address}" <{MAL}>', "Between us.", subject="Private")

    assert post(private, hall_address).state == "asked"


def test_what_was_for_one_community_is_not_posted_in_another(world, post, hall_address):
    raw = letter(hall_address.replace("pumps", "valves"), "It trips.", subject="Why?")

    assert post(raw, hall_address).state == "asked"


@pytest.mark.parametrize("missing", ["To", "Subject", "Date"])
def test_what_the_signature_does_not_cover_proves_nothing(post, hall_address, missing):
    raw = letter(
        hall_address,
        "x",
        subject="Why?",
        signed_headers=[name for name in EVERY if name != missing],
    )

    assert post(raw, hall_address).state == "asked"


def test_a_second_header_before_a_signed_one_proves_nothing(post, hall_address):
    raw = letter(
        hall_address, "x", subject="Why?", signed_headers=("From", "To", "Subject", "Date")
    )

    assert post(b"Subject: Something else\r\n" + raw, hall_address).state == "asked"
    assert (
        post(
            b"Date: " + format_datetime(timezone.now()).encode() + b"\r\n" + raw, hall_address
        ).state
        == "asked"
    )


def test_a_signature_of_a_part_of_the_body_proves_nothing(post, hall_address):
    raw = letter(hall_address, "It trips.", subject="Why?", covers_part=True)

    assert post(raw + b"And Ada is to blame.\r\n", hall_address).state == "asked"
    assert post(raw, hall_address).state == "asked"


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (dt.timedelta(days=6), "done"),
        (dt.timedelta(days=8), "asked"),
        (dt.timedelta(days=-2), "asked"),
    ],
)
def test_an_old_question_waits(post, hall_address, age, state):
    sent = {"Date": format_datetime(timezone.now() - age)}

    assert (
        post(letter(hall_address, "x", subject="Why?", headers=sent), hall_address).state == state
    )


@pytest.mark.parametrize("date", ["yesterday", "Tue, 99 Nov 2026 10:00:00 +0000"])
def test_a_date_that_is_none_waits(post, hall_address, date):
    assert (
        post(letter(hall_address, "x", subject="Why?", headers={"Date": date}), hall_address).state
        == "asked"
    )


def test_the_same_mail_is_not_posted_again_by_itself(world, post, hall_address):
    raw = letter(hall_address, "x", subject="Why?")
    post(raw, hall_address)
    delete_entry(Entry.objects.get(), by=world.ben)
    again = post(b"Received: from elsewhere.example by hall.example\r\n" + raw, hall_address)

    assert (again.state, Entry.objects.filter(standing="published").count()) == ("asked", 0)


def test_a_mail_without_a_message_id_waits(post, hall_address):
    raw = letter(hall_address, "x", subject="Why?")
    head, _end, body = raw.partition(b"\r\n\r\n")
    kept = [
        line
        for line in head.split(b"\r\n")
        if not line.lower().startswith((b"message-id", b"dkim", b" "))
    ]
    unnamed = signed(b"\r\n".join(kept) + b"\r\n\r\n" + body)

    assert post(unnamed, hall_address).state == "asked"


def test_an_answer_is_posted_without_a_signed_date_for_its_address_is_a_secret(world, post):
    question = ask(world.community, by=world.ben, title="Why?")
    to = reply_address(world.cleo, question, None)
    done = post(letter(to, "The seal.", by="cleo@example.org", signed_headers=("From", "To")))

    assert (done.state, Reply.objects.get().author) == ("done", world.cleo)


def test_a_private_mail_to_an_address_that_somebody_came_to_know_waits(world, post, tip):
    """Whoever is in copy of an answer reads the address that it went to."""
    question = ask(world.community, by=world.ben, title="Why?")
    for entry, text in (
        (question, "The seal. Between us."),
        (tip, "It worked"),
        (tip, "I've checked this"),
    ):
        to = reply_address(world.cleo, entry, None)
        assert post(letter(MAL, text, by="cleo@example.org"), to).state == "asked", text

    assert (Reply.objects.count(), Way.objects.get().check_state) == (0, "unchecked")


def test_an_answer_delivered_again_is_not_posted_again(world, post):
    question = ask(world.community, by=world.ben, title="Why?")
    to = reply_address(world.cleo, question, None)
    raw = letter(to, "The seal.", by="cleo@example.org", headers={"Cc": MAL})
    post(raw, to)
    again = post(b"Received: from elsewhere.example by hall.example\r\n" + raw, to)

    assert (again.state, Reply.objects.count()) == ("asked", 1)


def test_the_page_shows_what_would_be_posted_and_a_click_posts_it_once(post, hall_address):
    raw = letter(
        MAL,
        "It *trips*.",
        subject="Fwd: Why?",
        attach=[("list.pdf", b"%PDF-", ("application", "pdf"))],
    )
    post(raw, hall_address)
    send_due()
    path, nobody = path_in(mail.outbox[0]), Client()
    page = nobody.get(path).content.decode()
    before = Entry.objects.count()

    posted = nobody.post(path, {"answer": "mine"}).content.decode()
    nobody.post(path, {"answer": "mine"})
    again = nobody.get(path).content.decode()

    assert before == 0
    assert "A new question in Pumps" in page
    assert "<b>Why?</b>" in page
    assert "It *trips*." in page
    assert "<bdi>list.pdf</bdi>" in page
    assert [one.name for one in Entry.objects.get().files_beside] == ["list.pdf"]
    assert [entry.title for entry in Entry.objects.all()] == ["Why?"]
    assert "You can read it in the hall." in posted
    assert "You can read it in the hall." in again


def test_it_was_not_me_ends_it(post, hall_address):
    asked = post(letter(MAL, "Private.", subject="x"), hall_address)
    path, nobody = f"/mail/was-it-you/{confirm_token(asked)}/", Client()
    nobody.post(path, {"answer": "not mine"})
    after = nobody.post(path, {"answer": "mine"}).content.decode()

    asked.refresh_from_db()
    assert (asked.state, bytes(asked.raw), Entry.objects.count()) == ("refused", b"", 0)
    assert "Not posted" in after


def test_a_link_expires_and_a_changed_one_is_none(post, hall_address):
    asked = post(letter(MAL, "Private.", subject="x"), hall_address)
    token = confirm_token(asked)
    with time_machine.travel(timezone.now() + dt.timedelta(days=6, minutes=1)):
        late = Client().post(f"/mail/was-it-you/{token}/", {"answer": "mine"})
    forged = Client().get(f"/mail/was-it-you/{token[:-1]}{'a' if token[-1] != 'a' else 'b'}/")

    assert (late.status_code, forged.status_code, Entry.objects.count()) == (410, 404, 0)
    assert "This link has expired" in late.content.decode()


def test_many_mails_in_ones_name_fill_no_mailbox(post, hall_address):
    for number in range(14):
        post(letter(MAL, f"{number}", subject="x", signed_by=""), hall_address)

    assert Letter.objects.filter(kind="confirm mail").count() == 10
    assert IncomingMail.objects.filter(state="refused").count() == 4


BEFORE = [
    b"Message-ID: <other@elsewhere.example>\r\n",
    b"Message-ID: <other@elsewhere.example>\r\nX-Note: a\r\n",
]


@pytest.mark.parametrize("before", BEFORE)
def test_another_message_id_makes_no_other_mail(world, post, hall_address, before):
    question = ask(world.community, by=world.ben, title="Why?")
    to = reply_address(world.cleo, question, None)
    asked, answered = (
        letter(hall_address, "It trips.", subject="Why?"),
        letter(to, "The seal.", by="cleo@example.org"),
    )
    post(asked, hall_address)
    post(answered, to)

    again = [post(before + asked, hall_address).state, post(before + answered, to).state]

    assert (again, Entry.objects.count(), Reply.objects.count()) == (["asked", "asked"], 2, 1)


def test_other_space_between_its_words_makes_no_other_mail(world, post, hall_address):
    raw = letter(hall_address, "It trips.\n", subject="Why?")
    post(raw, hall_address)

    assert post(raw + b"\r\n\r\n", hall_address).state == "asked"
    assert post(raw.replace(b"It trips.", b"It trips.  "), hall_address).state == "asked"
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "put_in",
    [
        b"X-Note: a\r\rAda is to blame.\r\n",
        b"X-Note: a\rContent-Type: text/html\r\n",
        b"From now on Ada is to blame.\r\n",
        b"X-Note: a\r\nFrom: this, all follows\rX-Other: b\r\n",
    ],
)
def test_words_that_are_put_into_the_head_are_not_posted_in_their_writers_name(
    post, hall_address, put_in
):
    raw = letter(hall_address, "It trips.", subject="Why?", headers={"Cc": MAL})
    changed = raw.replace(b"\r\n\r\n", b"\r\n" + put_in + b"\r\n", 1)

    assert (post(changed, hall_address).state, Entry.objects.count()) == ("asked", 0)


def test_an_address_that_only_looks_like_its_writers_proves_nothing(world, post, hall_address):
    EmailAddress.objects.filter(user=world.ben).update(email="ben@insight.example")
    raw = letter(hall_address, "x", subject="Why?", by="ben@insight.example", signed_by="")
    forged = raw.replace(b"ben@insight.example", "ben@\u0131ns\u0131ght.example".encode())

    done = post(signed(forged, signed_by="\u0131ns\u0131ght.example"), hall_address)

    assert done.state in ("asked", "refused")  # as the database knows letters, or not
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("name", [b"From", b"To", b"Message-ID", b"Date", b"Cc"])
def test_bytes_that_are_no_letters_break_nothing(post, hall_address, name):
    raw = letter(hall_address, "x", subject="Why?", headers={"Cc": MAL})
    done = post(raw.replace(b"\r\n" + name + b": ", b"\r\n" + name + b": \xff\xc3"), hall_address)

    assert done.state in ("asked", "refused", "ignored")


def test_no_other_domain_is_asked_for_a_key():
    asked: list[bytes] = []

    def look_up(name: bytes, timeout: float = 5) -> bytes:
        asked.append(name)
        return key_pair()[1]

    raw = letter("hall@example.org", "x")
    for other in ("slow.example", "ample.org", "evil.example.org", "org"):
        raw = signed(raw, signed_by=other)

    assert signed_by_sender(raw, "ben@example.org", look_up=look_up) is not None
    assert set(asked) == {b"k1._domainkey.example.org."}
