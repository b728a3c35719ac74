"""Servers that a hall in a test talks to: one that takes mail, one that knows keys."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import dns.message
import dns.rdatatype
import dns.rrset
from aiosmtpd.smtp import SMTP, Envelope, Session

CUT = "hang up"


class Sink:
    """An SMTP server that keeps what it gets.

    `answer` may refuse a mail, `to_recipient` and `to_sender` an address. What says CUT
    hangs up instead.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.answer: Callable[[Envelope], str] = lambda envelope: "250 ok"
        self.to_recipient: Callable[[str], str] = lambda address: "250 ok"
        self.to_sender: Callable[[str], str] = lambda address: "250 ok"
        self.talks = 0
        self.port = free_port()

    # aiosmtpd names the methods that it calls.
    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, answers: list[str]
    ) -> list[str]:
        self.talks += 1
        session.host_name = hostname
        return answers

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.to_sender(address)
        if said.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return said

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.to_recipient(address)
        if said == CUT:
            server.transport.abort()
        elif said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        said = self.answer(envelope)
        if said == CUT:
            server.transport.abort()
        elif said.startswith("250"):
            self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return said

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in list(self.messages) if message["To"] == address]


@contextmanager
def mail_server() -> Iterator[Sink]:
    """In a thread with a loop of its own, for the test may have one already."""
    sink, loop, is_open = Sink(), asyncio.new_event_loop(), threading.Event()

    async def listen() -> None:
        await loop.create_server(lambda: SMTP(sink, data_size_limit=None), "127.0.0.1", sink.port)
        is_open.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.create_task(listen())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert is_open.wait(10)
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


@contextmanager
def name_server(name: str, text: bytes) -> Iterator[int]:
    """Answers for one TXT record, on a port of its own."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0.2)
        is_over = threading.Event()

        def serve() -> None:
            while not is_over.is_set():
                try:
                    asked, whom = server.recvfrom(2000)
                except TimeoutError:
                    continue
                query = dns.message.from_wire(asked)
                reply = dns.message.make_response(query)
                if query.question[0].name.to_text().rstrip(".") == name:
                    pieces = " ".join(
                        f'"{text[start : start + 250].decode()}"'
                        for start in range(0, len(text), 250)
                    )
                    reply.answer.append(
                        dns.rrset.from_text(query.question[0].name, 60, "IN", "TXT", pieces)
                    )
                server.sendto(reply.to_wire(), whom)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            is_over.set()
            thread.join(2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
