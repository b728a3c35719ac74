"""SMTP with a deadline: opening and each mail end in time, however slow the server is."""

import smtplib
import ssl
from contextlib import suppress
from socket import socket
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.utils.functional import cached_property

from guildhall.kit.deadline import connect, tls_context, within

OPENING, ONE_MAIL, GOODBYE = 30.0, 60.0, 5.0


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _EncryptedTalk if self.use_ssl else _Talk

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        context = tls_context()
        if self.ssl_certfile:
            context.load_cert_chain(self.ssl_certfile, self.ssl_keyfile)
        return context

    @property
    def is_in_doubt(self) -> bool:
        """Whether a mail was handed over without an answer: it may have gone out."""
        return isinstance(self.connection, _Talk) and self.connection.is_in_doubt

    def open(self) -> bool | None:
        with within(OPENING):
            return super().open()

    def close(self) -> None:
        """Close, also where the server does not say goodbye."""
        with suppress(OSError), within(GOODBYE):
            super().close()

    def _send(self, email_message: EmailMessage) -> bool:
        with within(ONE_MAIL):
            # Of Django's backend, which the stubs leave out.
            return bool(super()._send(email_message))  # type: ignore[misc]


class _Talk(smtplib.SMTP):
    is_in_doubt = False

    def _get_socket(self, host: str, port: int, timeout: float) -> socket:
        return connect(host, port)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """In doubt until an answer comes, even if it is a refusal."""
        self.is_in_doubt = True
        try:
            answer = super().data(msg)
        except smtplib.SMTPDataError:
            self.is_in_doubt = False
            raise
        self.is_in_doubt = False
        return answer


class _EncryptedTalk(_Talk, smtplib.SMTP_SSL):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket:
        server = str(getattr(self, "_host", host))  # kept by smtplib
        return self.context.wrap_socket(connect(host, port), server_hostname=server)
