"""A mail that came back is believed only where it quotes a letter of ours to just that address."""

from django.core import mail

from guildhall.mail.models import BadAddress, Letter
from guildhall.mail.sending import send_due
from guildhall.notifications.actions import set_preference
from guildhall.questions.actions import answer, ask


def bounce(to: str, message_id: str, status: str = "5.1.1") -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example\nTo: hall@hall.example\nSubject: Undelivered\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSorry.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; {to}\nAction: failed\nStatus: {status}\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: {message_id}\nTo: {to}\n\nx\n--b--\n"
    ).encode()


def test_a_bounce_of_our_letter_stops_mail_there_and_a_made_up_one_does_not(world, post, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="The seal")
    deliver()
    Letter.objects.update(not_before="2020-01-01T00:00Z")
    set_preference(by=world.ben, quiet_from=0, quiet_until=0)
    send_due()
    message_id = mail.outbox[0].extra_headers["Message-ID"]

    made_up = post(bounce("cleo@example.org", message_id))
    soft = post(bounce("ben@example.org", message_id, status="4.2.2"))
    before = set(BadAddress.objects.values_list("address", flat=True))
    for number in range(40):
        post(bounce("ben@example.org", message_id) + str(number).encode())

    assert (made_up.state, soft.state, before) == ("ignored", "ignored", set())
    assert list(BadAddress.objects.values_list("address", "bounces")) == [("ben@example.org", 40)]
