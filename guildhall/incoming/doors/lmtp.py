"""A port at which a mail server on this machine hands mail over (LMTP, RFC 2033)."""

import asyncio
import signal

import click
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import Error, close_old_connections

from guildhall.incoming.actions import MOST_BYTES, receive
from guildhall.notifications.addresses import is_ours


class Handler:
    """Takes mail for the hall's own addresses, one recipient at a time, and answers only when it is
    stored.
    """

    # aiosmtpd names the methods that it calls.
    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not is_ours(address):
            return "550 5.1.1 no such address here"
        if envelope.rcpt_tos:
            return "452 4.5.3 one recipient at a time, please"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = (
            envelope.content
            if isinstance(envelope.content, bytes)
            else (envelope.content or "").encode()
        )
        try:
            await asyncio.to_thread(_store, content, envelope.rcpt_tos[0])
        except Error:
            return "451 4.3.0 the database is away, try again"
        return "250 2.0.0 taken"


def _store(content: bytes, recipient: str) -> None:
    close_old_connections()
    receive(content, recipient=recipient)


async def open_door(host: str, port: int) -> asyncio.Server:
    """Listen; closing the server that is returned shuts the door."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(
        lambda: LMTP(
            Handler(),
            data_size_limit=MOST_BYTES,
            ident="Guildhall",
            enable_SMTPUTF8=True,
            timeout=60,
        ),
        host,
        port,
    )


@click.command()
def mail_door() -> None:
    """Take mail from a mail server on this machine (LMTP at MAIL_DOOR), until stopped."""
    if not settings.MAIL_DOOR:
        raise click.ClickException("MAIL_DOOR is not set.")
    asyncio.run(_until_stopped(*settings.MAIL_DOOR))


async def _until_stopped(host: str, port: int) -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    door = await open_door(host, port)
    await stopped.wait()
    door.close()
