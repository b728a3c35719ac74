"""Mail that comes in: who may, what it does, and what is left alone."""

import time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.communities.actions import leave_community
from guildhall.incoming.handling import handle_waiting
from guildhall.kit.signed_hooks import new_secret, sign
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.addresses import community_address, read_reply_address, reply_address
from guildhall.questions.actions import answer, ask, close_question
from guildhall.talk.actions import write_post
from tests.pictures import png
from tests.signed_mail import letter


@pytest.fixture
def question(world) -> Entry:
    return ask(world.community, by=world.ben, title="Why?")


def test_an_answer_by_mail_is_posted(world, post, question):
    to = reply_address(world.cleo, question, None)
    done = post(letter(to, "The wide seal.\n\n> Why?", by="cleo@example.org"))

    reply = Reply.objects.get()
    assert (done.state, reply.author, reply.role, reply.body) == (
        "done",
        world.cleo,
        "answer",
        "The wide seal.",
    )


def test_to_an_answer_it_is_a_comment_or_says_that_it_solved_it(world, post, question):
    reply = answer(question, by=world.cleo, body="The seal")
    to = reply_address(world.ben, question, reply)
    post(letter(to, "Which seal?"))
    post(letter(to, "This solved it!\n\nThank you, the wide one it was."))

    question.refresh_from_db()
    assert question.state == "solved"
    assert question.question.accepted_reply == reply
    assert list(
        Reply.objects.filter(parent=reply).order_by("pk").values_list("body", flat=True)
    ) == [
        "Which seal?",
        "Thank you, the wide one it was.",
    ]


def test_it_worked_is_an_outcome_and_another_cannot_say_solved(world, post, question):
    reply = answer(question, by=world.cleo, body="The seal")
    post(letter(reply_address(world.ada, question, reply), "It worked.", by="ada@example.org"))
    refused = post(
        letter(reply_address(world.ada, question, reply), "solved", by="ada@example.org")
    )
    send_due()

    assert Outcome.objects.get(person=world.ada).result == "worked"
    assert (refused.state, refused.reason) == (
        "refused",
        "Only the person who asked can say that this solved it.",
    )
    assert "Only the person who asked can say that this solved it." in mail.outbox[-1].body


def test_a_question_by_mail_to_the_communitys_address(world, post):
    done = post(
        letter(
            community_address(world.community),
            "It trips.\n\n-- \nBen",
            subject="Fwd: Why does it trip?",
        )
    )

    entry = Entry.objects.get()
    assert (done.state, entry.title, entry.body, entry.author) == (
        "done",
        "Why does it trip?",
        "It trips.",
        world.ben,
    )


def test_the_same_mail_twice_is_posted_once(world, post, question):
    raw = letter(reply_address(world.cleo, question, None), "The seal.", by="cleo@example.org")
    post(raw)
    post(raw)

    assert Reply.objects.count() == 1


@pytest.mark.parametrize(
    ("by", "signed_by"),
    [
        ("cleo@example.org", ""),
        ("cleo@example.org", "elsewhere.example"),
        ("mallory@elsewhere.example", "elsewhere.example"),
        ("ben@example.org", "example.org"),
    ],
)
def test_whatever_is_not_surely_its_owners_waits_for_their_click(
    world, post, question, by, signed_by
):
    asked = post(
        letter(reply_address(world.cleo, question, None), "The seal.", by=by, signed_by=signed_by)
    )
    send_due()
    [message] = mail.outbox
    path = message.body.split("http://localhost:8000")[1].split()[0]
    nobody = Client()
    shown = nobody.get(path).content.decode()
    before = Reply.objects.count()

    nobody.post(path)
    nobody.post(path)

    assert (asked.state, message.to, before) == ("asked", ["cleo@example.org"], 0)
    assert "The seal." in shown
    assert Reply.objects.get().author == world.cleo


def test_a_second_from_line_proves_nothing(world, post, question):
    raw = letter(reply_address(world.cleo, question, None), "The seal.", by="cleo@example.org")
    asked = post(b"From: cleo@example.org\r\n" + raw)

    assert asked.state == "asked"


def test_a_made_up_address_is_nobodys(world, post, question):
    address = reply_address(world.cleo, question, None)
    local, _at, domain = address.partition("@")
    forged = f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}"

    assert read_reply_address(address).person_id == world.cleo.pk
    assert read_reply_address(forged) is None
    assert read_reply_address(address.upper()).entry_id == question.pk
    assert len(local) <= 64


def test_strangers_get_one_clear_answer_a_day_that_names_no_community(world, post):
    for number in range(3):
        post(
            letter(
                community_address(world.community),
                f"Hello {number}",
                by="who@elsewhere.example",
                signed_by="elsewhere.example",
            )
        )
    send_due()

    [message] = mail.outbox
    assert message.to == ["who@elsewhere.example"]
    assert "Pumps" not in message.body
    assert not Entry.objects.exists()


def test_a_member_of_the_hall_who_is_not_of_the_community_is_a_stranger_there(world, post):
    EmailAddress.objects.create(
        user=world.dov, email="dov@example.org", verified=True, primary=True
    )

    assert (
        post(letter(community_address(world.community), "Hello", by="dov@example.org")).state
        == "refused"
    )
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X-Autoreply": "yes"},
        {"List-Id": "<x.example.org>"},
    ],
)
def test_programs_are_not_posted_and_not_answered(world, post, question, headers):
    ignored = post(
        letter(
            reply_address(world.cleo, question, None),
            "I am away.",
            by="cleo@example.org",
            headers=headers,
        )
    )

    assert (ignored.state, Letter.objects.count(), Reply.objects.count()) == ("ignored", 0, 0)


def test_our_own_mail_that_comes_back_ends_there(world, post, question):
    assert (
        post(
            letter(
                reply_address(world.cleo, question, None), "x", by="hall@hall.example", signed_by=""
            )
        ).state
        == "ignored"
    )


def test_pictures_and_other_files_are_beside_a_question(world, post):
    post(
        letter(
            community_address(world.community),
            "Look.",
            subject="What is this?",
            attach=[
                ("seal.png", png(), ("image", "png")),
                ("list.pdf", b"%PDF-", ("application", "pdf")),
                ("setup.exe", b"MZ\x90", ("application", "octet-stream")),
            ],
        )
    )
    send_due()

    beside = Entry.objects.get().files_beside
    assert [(one.name, one.community) for one in beside] == [
        ("seal.webp", world.community),
        ("list.pdf", world.community),
    ]
    assert "setup.exe" in mail.outbox[-1].body


def test_a_mail_with_only_html_is_read(world, post, question):
    post(
        letter(
            reply_address(world.cleo, question, None),
            by="cleo@example.org",
            html="<p>The <b>wide</b> seal.</p><script>x</script>",
        )
    )

    assert Reply.objects.get().body == "The wide seal."


def test_a_mail_of_30_mb_is_answered_and_not_kept(world, post, question):
    raw = letter(
        reply_address(world.cleo, question, None), "The seal.", by="cleo@example.org"
    ) + b"x" * (30 * 1024 * 1024)
    refused = post(raw)
    send_due()

    assert (refused.state, refused.is_too_large, Reply.objects.count()) == ("refused", True, 0)
    assert len(refused.raw) < 100_000
    assert "larger than 25 MB" in mail.outbox[0].body


def test_what_cannot_be_posted_is_given_back(world, post, question):
    to = reply_address(world.cleo, question, None)
    close_question(question, by=world.ben, note="Done")
    closed = post(letter(to, "My long text.", by="cleo@example.org"))
    leave_community(world.community, person=world.cleo)
    gone = post(letter(to, "My other text.", by="cleo@example.org"))
    send_due()

    assert [closed.state, gone.state] == ["refused", "refused"]
    assert [
        ("My long text." in mail.outbox[0].body),
        ("My other text." in mail.outbox[1].body),
    ] == [True, True]
    assert not Reply.objects.exists()


def test_headers_cannot_be_smuggled_in(world, post):
    post(
        letter(
            community_address(world.community),
            "Hi",
            subject="Why? =?utf-8?q?a=0ABcc=3A_x=40example=2Eorg?=",
        )
    )
    close_question(Entry.objects.get(), by=world.ben, note="x")

    entry = Entry.objects.get()
    assert "\n" not in entry.title


def test_garbage_is_left_alone(world, post):
    states = {
        post(raw).state
        for raw in (
            b"",
            b"\x00\xff\xfe",
            b"From: \n\n",
            b"Content-Type: multipart/mixed\n\nx",
            b"To: " + b"a" * 100_000,
        )
    }

    assert states <= {"ignored", "refused"}


def test_a_note_is_answered_by_mail_too(world, post):
    note = write_post(world.community, by=world.ben, body="Good morning")
    post(letter(reply_address(world.cleo, note, None), "To you too", by="cleo@example.org"))

    assert Reply.objects.get(entry=note).body == "To you too"


def test_the_hook_takes_signed_mail_only(world, post, settings, question):
    raw = letter(reply_address(world.cleo, question, None), "The seal.", by="cleo@example.org")
    client = Client()
    shut = client.post("/mail/in/", raw, content_type="message/rfc822")
    settings.MAIL_HOOK_SECRET = new_secret()
    now = int(time.time())
    headers = {"webhook-id": "m1", "webhook-timestamp": str(now)}
    unsigned = client.post("/mail/in/", raw, content_type="message/rfc822", headers=headers)
    old = {**headers, "webhook-timestamp": str(now - 600)}
    stale = client.post(
        "/mail/in/",
        raw,
        content_type="message/rfc822",
        headers={
            **old,
            "webhook-signature": sign(
                settings.MAIL_HOOK_SECRET, message_id="m1", timestamp=now - 600, body=raw
            ),
        },
    )
    signed = {
        **headers,
        "webhook-signature": sign(
            settings.MAIL_HOOK_SECRET, message_id="m1", timestamp=now, body=raw
        ),
    }
    taken = client.post("/mail/in/", raw, content_type="message/rfc822", headers=signed)
    handle_waiting()

    assert [shut.status_code, unsigned.status_code, stale.status_code, taken.status_code] == [
        404,
        401,
        401,
        202,
    ]
    assert Reply.objects.get().author == world.cleo


def test_where_no_mail_comes_in_no_address_is_offered(world, settings):
    assert reply_address(world.cleo, ask(world.community, by=world.ben, title="Why?"), None) == ""
    assert community_address(world.community) == ""
