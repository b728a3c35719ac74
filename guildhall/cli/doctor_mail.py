"""guildhall doctor mail: send a test mail, and say plainly what keeps it from arriving."""

import smtplib
import socket
import ssl
import sys
from collections.abc import Iterator

import click
import dns.exception
import dns.resolver
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from guildhall.cli.doctor import Finding, show
from guildhall.mail.building import Headers, mail_domain
from guildhall.notifications.addresses import takes_mail

_NOT_PUBLIC = ("localhost", "127.0.0.1")


@click.command("mail")
@click.argument("address")
def doctor_mail(address: str) -> None:
    """Send a test mail to ADDRESS and explain what fails."""
    findings = list(examine_mail(address))
    sys.exit(show(findings, well="Mail is working."))


def examine_mail(address: str) -> Iterator[Finding]:
    """How mail is set up, whether it is sent, and what other servers will think of it."""
    if not settings.HAS_MAIL:
        yield Finding(
            "EMAIL_URL is not set, so this hall sends no mail.",
            "Set it: EMAIL_URL=smtp+tls://name:password@mail.example.org:587",
        )
        return
    yield Finding(
        f"Mail is sent through {settings.EMAIL_HOST or settings.EMAIL_BACKEND}, "
        f"port {settings.EMAIL_PORT}, from {settings.MAIL_ADDRESS}."
    )
    yield _sent(address)
    yield from _domain()
    if takes_mail():
        yield Finding("Answers by mail are received.")
    else:
        yield Finding(
            "Incoming mail is not set up, so people can't answer by mail.",
            "Set IMAP_URL, MAIL_DOOR or MAIL_HOOK_SECRET.",
            is_warning=True,
        )


def _sent(address: str) -> Finding:
    now = timezone.now()
    message = EmailMessage(
        "A test from your hall",
        f"If you can read this, mail is working. Sent at {now:%H:%M} UTC.\n",
        settings.MAIL_ADDRESS,
        [address],
        headers=Headers(f"test.{int(now.timestamp())}").lines(),
    )
    try:
        with get_connection(fail_silently=False) as connection:
            connection.send_messages([message])
    except (OSError, smtplib.SMTPException) as problem:
        return explain(problem)
    return Finding(
        f"The server accepted a test mail to {address}. "
        "If it doesn't arrive, check the spam folder."
    )


def explain(problem: Exception) -> Finding:
    """What a failure means, and what to do about it."""
    host = settings.EMAIL_HOST
    if isinstance(problem, socket.gaierror):
        return Finding(f"There is no server called {host}.", "Check the host in EMAIL_URL.")
    if isinstance(problem, ConnectionRefusedError):
        return Finding(
            f"{host} does not listen at port {settings.EMAIL_PORT}.",
            "Check the port in EMAIL_URL: 587 with smtp+tls, 465 with smtp+ssl.",
        )
    if isinstance(problem, TimeoutError):
        return Finding(
            f"{host} does not answer at port {settings.EMAIL_PORT}.",
            "A firewall may be in the way; many providers block port 25. Try 587.",
        )
    if isinstance(problem, ssl.SSLError):
        return Finding(
            f"The encrypted connection to {host} failed ({problem}).",
            "Check that the port matches: 587 with smtp+tls, 465 with smtp+ssl.",
        )
    if isinstance(problem, smtplib.SMTPAuthenticationError):
        return Finding(
            f"{host} rejected the name or password.",
            "Check both in EMAIL_URL. Special characters are written as codes: %40 for @.",
        )
    if isinstance(problem, smtplib.SMTPSenderRefused):
        return Finding(
            f"{host} doesn't let the hall send as {settings.MAIL_ADDRESS}.",
            "Set MAIL_ADDRESS to an address that this account may use.",
        )
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        answers = "; ".join(f"{code} {_text(text)}" for code, text in problem.recipients.values())
        return Finding(
            f"{host} doesn't accept mail for this address: {answers}",
            "Check the address. A server for your own domain only needs permission to relay.",
        )
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return Finding(
            f"{host} doesn't offer what EMAIL_URL asks for ({problem}).",
            "Try smtp:// instead of smtp+tls://, or another port.",
        )
    return Finding(
        f"{host} answered: {type(problem).__name__}: {problem}",
        "Show this to the people who run that server.",
    )


def _domain() -> Iterator[Finding]:
    """What the sender's domain publishes: without it, many servers treat our mail as spam."""
    domain = mail_domain()
    if domain in _NOT_PUBLIC:
        yield Finding(
            f"Mail comes from {settings.MAIL_ADDRESS}, which nobody outside can answer.",
            "Set MAIL_ADDRESS.",
            is_warning=True,
        )
        return
    spf = _published(domain, "v=spf1")
    dmarc = _published(f"_dmarc.{domain}", "v=DMARC1")
    if spf is None or dmarc is None:
        yield Finding(
            "DNS can't be reached from here, so SPF and DMARC were not checked.",
            "",
            is_warning=True,
        )
        return
    yield (
        Finding(f"{domain} has an SPF record.")
        if spf
        else Finding(
            f"{domain} has no SPF record.",
            "Ask the people who manage the domain for a TXT record “v=spf1 …”.",
            is_warning=True,
        )
    )
    yield (
        Finding(f"{domain} has a DMARC record.")
        if dmarc
        else Finding(
            f"{domain} has no DMARC record.",
            f"Start with a TXT record at _dmarc.{domain}: “v=DMARC1; p=none”.",
            is_warning=True,
        )
    )


def _published(name: str, start: str) -> bool | None:
    """Whether a TXT record begins with `start`; None if no server answers."""
    try:
        records = dns.resolver.resolve(name, "TXT", lifetime=4)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return False
    except dns.exception.DNSException:
        return None
    return any(
        b"".join(record.strings).decode(errors="replace").startswith(start) for record in records
    )


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer
