"""Mail as people send it, through the whole hall.

What is posted, what is shown, and what its writer is told.
"""

import datetime as dt
import io
from base64 import b64encode

import pytest
from django.core import mail
from django.utils import timezone
from PIL import Image

from guildhall.commons.actions import delete_entry, space_used
from guildhall.commons.models import Attachment, Entry, Reply
from guildhall.incoming import handling
from guildhall.incoming.models import IncomingMail
from guildhall.kit.tests.test_pictures import HEIC
from guildhall.mail.building import mail_domain
from guildhall.mail.sending import send_due
from guildhall.meetings.actions import plan_meeting
from guildhall.meetings.models import Coming
from guildhall.notifications.addresses import MARKER, community_address, reply_address
from guildhall.people.models import House
from guildhall.questions.actions import answer, ask
from tests.signed_mail import letter, signed

IN_PLACE = ("image", "png")


def png(shade: int = 100) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, 50, 50)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def question(world) -> Entry:
    return ask(world.community, by=world.ben, title="Why?")


@pytest.fixture
def to(world, post, question) -> str:
    return reply_address(world.cleo, question, None)


@pytest.fixture
def by_cleo(post, to):
    """What becomes of an answer of Cleo's, whatever it is made of."""

    def send(text: str = "", **more) -> IncomingMail:
        done = post(letter(to, text, by="cleo@example.org", **more))
        send_due()
        return done

    return send


def test_text_is_shown_as_it_was_typed(by_cleo):
    by_cleo("# 2 is the ring, 5*3*2 is the size.\n\n1986. That was the year.\n\nTotal\n-----\n12")

    assert Reply.objects.get().body_html == (
        "<p># 2 is the ring, 5*3*2 is the size.</p>\n<p>1986. That was the year.</p>\n"
        "<p>Total<br>\n-----<br>\n12</p>\n"
    )


def test_a_mail_of_html_keeps_links_lists_and_tables(by_cleo):
    by_cleo(
        html='<p>See <a href="https://example.org/m">this</a>:</p><ul><li>ring</li></ul>'
        "<table><tr><th>part</th></tr></table>"
        "<table><tr><th>part</th><th>size</th></tr><tr><td>ring</td><td>12</td></tr></table>"
    )

    shown = Reply.objects.get().body_html
    assert '<a href="https://example.org/m"' in shown
    assert "<li>ring</li>" in shown
    assert "<td>12</td>" in shown


def test_pictures_of_phones_and_other_files_are_beside_the_text(by_cleo):
    by_cleo(
        "Look.",
        attach=[
            ("IMG_1.HEIC", HEIC, ("image", "heic")),
            ("one.png", png(), ("application", "octet-stream")),
            ("list.pdf", b"%PDF-", ("application", "octet-stream")),
            ("pump.log", b"10:12 trips", ("application", "x-log")),
        ],
    )

    reply = Reply.objects.get()
    assert (reply.body, reply.file_count) == ("Look.", 4)
    assert [(one.kind, one.name) for one in reply.files_beside] == [
        ("picture", "IMG_1.webp"),
        ("picture", "one.webp"),
        ("document", "list.pdf"),
        ("document", "pump.log"),
    ]
    assert mail.outbox == []


def test_a_photo_between_words_stays_where_it_was_put(by_cleo):
    source = f"data:image/png;base64,{b64encode(png()).decode()}"

    by_cleo(html=f'<p>Here:</p><img src="{source}"><p>and there.</p>')

    reply = Reply.objects.get()
    assert reply.body_html.index("Here:") < reply.body_html.index("<img")
    assert (reply.body_html.count("<img"), reply.file_count) == (1, 0)


def test_what_is_left_out_is_said_in_one_sentence(by_cleo):
    House.objects.update_or_create(pk=1, defaults={"file_kinds": ["document"]})
    photos = [(f"{number}.png", png(10 * number), IN_PLACE) for number in range(1, 22)]
    by_cleo(
        "Look.",
        attach=[
            ("bad.heic", HEIC[:90], ("image", "heic")),
            ("all.zip", b"PK\x03\x04", ("application", "zip")),
            ("setup.exe", b"MZ\x90", ("application", "octet-stream")),
            ("eva.vcf", b"BEGIN:VCARD", ("text", "vcard")),
            *photos,
        ],
    )

    [message] = mail.outbox
    assert Reply.objects.get().file_count == 20
    assert (
        "We left out: eva.vcf (a mail or contact card, which has addresses of other people); "
        "bad.heic (This picture is damaged or too large to open); "
        "all.zip (Files of this kind can't be shared here: Archives, drawings and all other "
        "files); setup.exe (This is a program. Programs can't be shared here); "
        "21.png (more files than one text can have)."
    ) in " ".join(message.body.split())


def test_a_file_that_finds_no_space_is_left_out_and_the_rest_is_posted(by_cleo):
    House.objects.update_or_create(pk=1, defaults={"quota_of_person_mb": 1})
    by_cleo(
        "Look.",
        attach=[
            ("one.log", b"1 " * 400_000, ("text", "plain")),
            ("two.log", b"2 " * 400_000, ("text", "plain")),
        ],
    )

    [one] = Reply.objects.get().files_beside
    assert one.name == "one.log"
    assert "We left out: two.log (With it, your files would take more than" in " ".join(
        mail.outbox[0].body.split()
    )


def test_files_of_a_mail_wait_for_the_scanner(by_cleo, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    by_cleo("Look.", attach=[("list.pdf", b"%PDF-", ("application", "pdf"))])

    assert Attachment.objects.get().scan == "waiting"
    assert Reply.objects.get().files_beside == []


def test_files_alone_are_an_answer(by_cleo):
    done = by_cleo("", attach=[("plan.pdf", b"%PDF-", ("application", "pdf"))])

    assert done.state == "done"
    assert Reply.objects.get().files_beside[0].name == "plan.pdf"


def test_what_is_not_posted_keeps_no_file(by_cleo, world, question):
    delete_entry(question, by=world.ben)
    refused = by_cleo("Look.", attach=[("plan.pdf", b"%PDF-", ("application", "pdf"))])

    assert refused.state == "refused"
    assert not Attachment.objects.exists()
    assert space_used(world.cleo).by_person == 0


def test_nothing_but_what_is_left_out_is_named_in_the_letter_that_says_no(by_cleo):
    refused = by_cleo("", attach=[("setup.exe", b"MZ\x90", ("application", "x-msdownload"))])

    assert refused.state == "refused"
    assert "no file that we can add, only: setup.exe" in " ".join(mail.outbox[0].body.split())


def test_words_below_the_quote_are_said_to_be_left_out(by_cleo):
    by_cleo(
        "Above.\n\nOn Fri, Nov 27, 2026 at 10:11 AM Hall <hall@hall.example> wrote:\n"
        f"> {MARKER}\n> Why?\n\nAnd below."
    )

    assert Reply.objects.get().body == "Above."
    assert "We left out: what you wrote below the quoted mail." in mail.outbox[0].body


def test_a_signature_or_a_quote_is_not_worth_a_letter(by_cleo):
    by_cleo(
        "Above.\n\n-- \nCleo\n\n"
        "On Fri, Nov 27, 2026 at 10:11 AM Hall <hall@hall.example> wrote:\n"
        f"> {MARKER}\n> Why?"
    )

    assert (Reply.objects.get().body, mail.outbox) == ("Above.", [])


def test_a_word_that_does_something_works_with_the_apostrophe_of_phones(world, post, question):
    reply = answer(question, by=world.cleo, body="The seal")
    post(letter(reply_address(world.ben, question, reply), "Das war’s\n\nDanke euch."))

    question.refresh_from_db()
    assert question.state == "solved"


def test_a_mail_that_breaks_us_each_time_is_said_to_its_writer(world, post, to, monkeypatch):
    def breaks(read, wish):
        raise ZeroDivisionError

    monkeypatch.setattr(handling, "post_mail", breaks)
    broken = post(letter(to, "My long text.", by="cleo@example.org"))
    while IncomingMail.objects.filter(pk=broken.pk, state="waiting").update(
        not_before=timezone.now(), leased_until=None
    ):
        handling.handle_waiting()
    send_due()

    [message] = mail.outbox
    assert "We could not read your mail." in message.body
    assert "My long text." in message.body


def calendar_mail(to: str, meeting_id: int, attendee: str) -> bytes:
    """As calendars on the web send it: the answer twice, and a stamp that a program wrote."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//x//EN",
        "VERSION:2.0",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        "DTSTAMP:20261127T101100Z",
        f"UID:meeting-{meeting_id}@{mail_domain()}",
        attendee,
        "SEQUENCE:0",
        "DTSTART;TZID=W. Europe Standard Time:20261201T100000",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    content = "\r\n".join(lines)
    parts = (
        f"From: Ben <ben@example.org>\r\nTo: {to}\r\nSubject: Accepted: Evening\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "Message-ID: <c@example.org>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=B\r\n\r\n"
        "--B\r\nContent-Type: multipart/alternative; boundary=A\r\n\r\n"
        "--A\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "ben has accepted this invitation.\r\n"
        "--A\r\nContent-Type: text/calendar; charset=utf-8; method=REPLY\r\n\r\n"
        f"{content}\r\n--A--\r\n"
        "--B\r\nContent-Type: application/ics; name=invite.ics\r\n"
        f"Content-Disposition: attachment; filename=invite.ics\r\n\r\n{content}\r\n--B--\r\n"
    )
    return signed(parts.encode())


@pytest.mark.parametrize(
    ("attendee", "says"),
    [
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=Ben;X-NUM-GUESTS=0:mailto:ben@example.org", "yes"),
        ("ATTENDEE;PARTSTAT=DECLINED;EMAIL=ben@example.org:urn:uuid:1-2-3", "no"),
        ('ATTENDEE;EMAIL="Ben@Example.org";PARTSTAT=TENTATIVE:/aGVsbG8/principal/', "perhaps"),
        ("ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:BEN@example.org", "yes"),
    ],
)
def test_what_somebody_pressed_in_their_calendar_is_kept(world, post, attendee, says):
    meeting = plan_meeting(
        world.community,
        by=world.ada,
        title="Evening",
        starts_at=timezone.now() + dt.timedelta(days=2),
    )
    done = post(calendar_mail(reply_address(world.ben, meeting.entry, None), meeting.pk, attendee))
    send_due()

    assert (done.state, Coming.objects.get().answer, Reply.objects.count()) == ("done", says, 0)
    assert mail.outbox == []


def test_a_calendar_answer_of_somebody_else_is_not_taken_for_ones_own(world, post):
    meeting = plan_meeting(
        world.community,
        by=world.ada,
        title="Evening",
        starts_at=timezone.now() + dt.timedelta(days=2),
    )
    to = reply_address(world.ben, meeting.entry, None)
    refused = post(
        calendar_mail(to, meeting.pk, "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=dov@example.org:urn:uuid:9")
    )
    send_due()

    assert (refused.state, Coming.objects.count(), Reply.objects.count()) == ("refused", 0, 0)
    assert "from another address" in mail.outbox[0].body


def test_a_question_that_was_only_forwarded_holds_what_was_forwarded(world, post):
    text = (
        "---------- Forwarded message ---------\nFrom: Dov <dov@example.org>\n"
        "Date: Fri, Nov 27, 2026 10:11\nSubject: Pump\nTo: Ben\n\nIt trips."
    )
    post(letter(community_address(world.community), text, subject="Fwd: Pump"))

    entry = Entry.objects.get()
    assert (entry.title, "It trips." in entry.body_html) == ("Pump", True)
