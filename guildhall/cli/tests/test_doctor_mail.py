"""guildhall doctor mail: one test mail, and failures explained in plain sentences."""

import smtplib
import socket
import ssl

import pytest

from guildhall.cli.doctor_mail import explain
from tests.mail_servers import free_port, mail_server


def test_it_sends_one_mail_and_says_so(hall):
    with mail_server() as sink:
        hall.env |= {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}", "MAIL_ADDRESS": "hall@localhost"}
        said = hall.run("doctor", "mail", "you@example.org")

    assert said.returncode == 0, said.stdout
    assert "The server accepted a test mail to you@example.org." in said.stdout
    assert [message["Subject"] for message in sink.to("you@example.org")] == [
        "A test from your hall"
    ]


def test_a_server_that_refuses_is_explained(hall):
    with mail_server() as sink:
        sink.answer = lambda envelope: "554 no spam please"
        hall.env |= {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
        refused = hall.run("doctor", "mail", "you@example.org")
    hall.env |= {"EMAIL_URL": f"smtp://127.0.0.1:{free_port()}"}
    nobody = hall.run("doctor", "mail", "you@example.org")
    hall.env.pop("EMAIL_URL")
    unset = hall.run("doctor", "mail", "you@example.org")

    assert [refused.returncode, nobody.returncode, unset.returncode] == [1, 1, 1]
    assert "no spam please" in refused.stdout
    assert "does not listen at port" in nobody.stdout
    assert "EMAIL_URL is not set" in unset.stdout


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (socket.gaierror(-2, "x"), "There is no server called"),
        (TimeoutError(), "does not answer at port"),
        (
            ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"),
            "The encrypted connection to",
        ),
        (smtplib.SMTPAuthenticationError(535, b"no"), "rejected the name or password"),
        (smtplib.SMTPSenderRefused(550, b"no", "x"), "doesn't let the hall send as"),
        (smtplib.SMTPRecipientsRefused({"x": (550, b"relay denied")}), "550 relay denied"),
        (smtplib.SMTPNotSupportedError("STARTTLS"), "doesn't offer"),
        (smtplib.SMTPServerDisconnected("gone"), "SMTPServerDisconnected: gone"),
    ],
)
def test_each_failure_has_a_sentence(problem, sentence):
    found = explain(problem)

    assert sentence in found.sentence
    assert found.todo
