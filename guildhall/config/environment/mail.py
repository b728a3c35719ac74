"""EMAIL_URL, MAIL_ADDRESS and the three ways by which mail comes in."""

import os
import re
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import environ

from guildhall.config.environment.addresses import is_host
from guildhall.config.environment.refusal import BadSetting

_SERVERS = ("smtp", "smtps", "smtp+tls", "smtp+ssl")
_WITHOUT_SERVER = ("consolemail", "filemail", "memorymail", "dummymail")


def outgoing() -> dict[str, Any]:
    """EMAIL_URL: the server that sends our mail."""
    url = os.environ.get("EMAIL_URL", "").strip()
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = _parts(url)
    is_server = parts is not None and parts.scheme in _SERVERS and is_host(parts.hostname or "")
    if parts is None or not (is_server or parts.scheme in _WITHOUT_SERVER):
        raise BadSetting(
            "EMAIL_URL", "must look like smtp+tls://name:password@mail.example.org:587."
        )
    try:
        return dict(environ.Env.email_url_config(url))
    except Exception:  # whatever the library stumbles over is not an address
        raise BadSetting(
            "EMAIL_URL", "must look like smtp+tls://name:password@mail.example.org:587."
        ) from None


def _parts(url: str) -> SplitResult | None:
    """None if it contains spaces or an impossible port."""
    try:
        parts = urlsplit(url)
        is_possible = parts.port != 0 and not any(letter.isspace() for letter in url)
    except ValueError:
        return None
    return parts if is_possible else None


def own_address(url: str) -> str:
    """MAIL_ADDRESS: what mails come from, and (with +… before the @) where answers by mail go."""
    address = os.environ.get("MAIL_ADDRESS", "").strip()
    name, _at, domain = address.partition("@")
    is_possible = re.fullmatch(r"[\w.-]{1,24}", name, re.ASCII) and re.fullmatch(
        r"[\w-]+(\.[\w-]+)*", domain, re.ASCII
    )
    if address and not is_possible:
        raise BadSetting(
            "MAIL_ADDRESS", "must look like hall@example.org, with at most 24 letters before the @."
        )
    return address or f"hall@{urlsplit(url).hostname or 'localhost'}"


def host_and_port(name: str, example: str) -> tuple[str, int] | None:
    """MAIL_DOOR: where a mail server on this machine hands over mail (LMTP).

    MAIL_RESOLVER: the DNS server that is asked for the keys of signed mails.
    """
    text = os.environ.get(name, "").strip()
    if not text:
        return None
    host, _colon, port = text.rpartition(":")
    host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not is_host(host) or not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise BadSetting(name, f"must look like {example}.")
    return host, int(port)


def hook_secret() -> str:
    secret = os.environ.get("MAIL_HOOK_SECRET", "").strip()
    if secret and len(secret) < 24:
        raise BadSetting("MAIL_HOOK_SECRET", "must have at least 24 characters.")
    return secret


def mailbox() -> dict[str, Any]:
    """IMAP_URL: the mailbox in which answers by mail arrive."""
    url = os.environ.get("IMAP_URL", "").strip()
    if not url:
        return {}
    parts = _parts(url)
    if (
        parts is None
        or parts.scheme not in ("imap", "imaps")
        or not parts.hostname
        or not parts.username
    ):
        raise BadSetting("IMAP_URL", "must look like imaps://name:password@mail.example.org/INBOX.")
    return {
        "host": parts.hostname,
        "port": parts.port or (993 if parts.scheme == "imaps" else 143),
        "is_encrypted": parts.scheme == "imaps",
        "name": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.lstrip("/")) or "INBOX",
    }
