"""The environment, read once.

Nonsense is refused at start with one plain sentence, and nothing is made by reading it.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guildhall.config.environment import mail
from guildhall.config.environment.addresses import known_hosts, own_host, own_url
from guildhall.config.environment.cache import cache
from guildhall.config.environment.database import database
from guildhall.config.environment.folder import data_folder, secret_key
from guildhall.config.environment.meaning import meaning_model
from guildhall.config.environment.media import Media, media
from guildhall.config.environment.providers import identity_providers
from guildhall.config.environment.refusal import BadSetting
from guildhall.config.environment.scanner import scanner
from guildhall.config.environment.spelling import refuse_misspelt
from guildhall.kit.proxies import Proxies, read_proxies


@dataclass(frozen=True, slots=True)
class Hall:
    folder: Path
    media: Media
    url: str
    host: str
    port: int
    web_workers: int
    body_seconds: int
    secret_key: str
    hosts: list[str]
    trusted_origins: list[str]
    database: dict[str, Any]
    cache: dict[str, Any]
    scanner: str
    meaning_model: str
    has_mail: bool
    mail: dict[str, Any]
    mail_address: str
    mail_door: tuple[str, int] | None
    mail_resolver: tuple[str, int] | None
    mail_hook_secret: str
    imap: dict[str, Any]
    inside_hosts: list[str]
    trusted_proxies: Proxies
    identity_providers: dict[str, Any]
    identity_hosts: list[str]


def read_environment() -> Hall:
    """Everything the operator set, checked, with the defaults of docs/operating.md."""
    refuse_misspelt()
    folder = data_folder()
    url = own_url()
    host = own_host()
    providers, provider_hosts = identity_providers()
    return Hall(
        folder=folder,
        media=media(folder),
        url=url,
        host=host,
        port=_number("PORT", 8000, least=1, most=65535),
        web_workers=_number("WEB_WORKERS", 2, least=1, most=64),
        body_seconds=_number("BODY_SECONDS", 30, least=1, most=3600),
        secret_key=secret_key(folder),
        hosts=known_hosts(url, host),
        trusted_origins=[url] if url else [],
        database=database(folder),
        cache=cache(),
        scanner=scanner(),
        meaning_model=meaning_model(),
        has_mail=bool(os.environ.get("EMAIL_URL", "").strip()),
        mail=mail.outgoing(),
        mail_address=mail.own_address(url),
        mail_door=mail.host_and_port("MAIL_DOOR", "127.0.0.1:8025"),
        mail_resolver=mail.host_and_port("MAIL_RESOLVER", "127.0.0.1:53"),
        mail_hook_secret=mail.hook_secret(),
        imap=mail.mailbox(),
        inside_hosts=_names("INSIDE_HOSTS"),
        trusted_proxies=_trusted_proxies(),
        identity_providers=providers,
        identity_hosts=provider_hosts,
    )


def _number(name: str, default: int, *, least: int, most: int) -> int:
    text = os.environ.get(name, str(default)).strip()
    if not text.isascii() or not text.isdecimal() or not least <= int(text[:9]) <= most:
        raise BadSetting(name, f"must be a number from {least} to {most}, not “{text}”.")
    return int(text)


def _names(name: str) -> list[str]:
    return [one.strip().lower() for one in os.environ.get(name, "").split(",") if one.strip()]


def _trusted_proxies() -> Proxies:
    """GUILDHALL_TRUSTED_PROXIES: whose X-Forwarded-For is believed."""
    try:
        return read_proxies(os.environ.get("GUILDHALL_TRUSTED_PROXIES", ""))
    except ValueError:
        raise BadSetting(
            "GUILDHALL_TRUSTED_PROXIES",
            "must be the number of proxies in front of the hall, such as 1, "
            "or their networks, such as 10.0.0.0/8, fd00::/8.",
        ) from None
