"""The environment, read once. Nonsense is refused at start with one plain sentence."""

import json
import os
import re
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ

from guildhall.kit.proxies import Proxies, read_proxies


class BadSetting(SystemExit):
    """A setting that cannot be used. The process ends with one sentence."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"guildhall: {name} {problem}")


@dataclass(frozen=True, slots=True)
class Hall:
    data: Path
    url: str
    host: str
    port: int
    web_workers: int
    secret_key: str
    hosts: list[str]
    trusted_origins: list[str]
    database: dict[str, Any]
    cache: dict[str, Any]
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
    data = _data_folder()
    url = _own_url()
    host = os.environ.get("HOST", "127.0.0.1").strip()
    providers, provider_hosts = _identity_providers()
    return Hall(
        data=data,
        url=url,
        host=host,
        port=_number("PORT", 8000, least=1, most=65535),
        web_workers=_number("WEB_WORKERS", 2, least=1, most=64),
        secret_key=_secret_key(data),
        hosts=_hosts(url, host),
        trusted_origins=[url] if url else [],
        database=_database(data),
        cache=_cache(),
        has_mail=bool(os.environ.get("EMAIL_URL")),
        mail=_mail(),
        mail_address=_mail_address(url),
        mail_door=_host_and_port("MAIL_DOOR", "127.0.0.1:8025"),
        mail_resolver=_host_and_port("MAIL_RESOLVER", "127.0.0.1:53"),
        mail_hook_secret=_mail_hook_secret(),
        imap=_imap(),
        inside_hosts=[host.strip().lower() for host in os.environ.get("INSIDE_HOSTS", "").split(",") if host.strip()],
        trusted_proxies=_trusted_proxies(),
        identity_providers=providers,
        identity_hosts=provider_hosts,
    )


def _data_folder() -> Path:
    folder = Path(os.environ.get("GUILDHALL_DATA", "var")).expanduser().resolve()
    try:
        (folder / "media").mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise BadSetting("GUILDHALL_DATA", f"cannot be used as a folder: {problem.strerror}.") from None
    return folder


def _own_url() -> str:
    url = os.environ.get("GUILDHALL_URL", "").rstrip("/")
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path):
        raise BadSetting("GUILDHALL_URL", "must look like https://hall.example.org, with no path behind it.")
    return url


def _number(name: str, default: int, *, least: int, most: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdecimal() or not least <= int(text) <= most:
        raise BadSetting(name, f"must be a number from {least} to {most}, not “{text}”.")
    return int(text)


def _secret_key(data: Path) -> str:
    key = os.environ.get("SECRET_KEY", "")
    if key:
        if len(key) < 32:
            raise BadSetting("SECRET_KEY", "must have at least 32 characters.")
        return key
    path = data / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _hosts(url: str, host: str) -> list[str]:
    known = ["localhost", "127.0.0.1", "[::1]"]
    if url:
        return [*known, urlsplit(url).hostname or ""]
    if host in ("0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        return [*known, *own_addresses(), socket.gethostname()]
    return [*known, host]


def own_addresses() -> list[str]:
    """This machine's addresses in its network, asked of the system; no packet leaves."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: UDP connect sends nothing
            found.append(probe.getsockname()[0])
        except OSError:
            pass
    return found


def _database(data: Path) -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        url = f"sqlite:///{data / 'guildhall.sqlite3'}"
    try:
        settings: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except Exception:
        settings = {}
    engine = settings.get("ENGINE", "")
    if engine.endswith("sqlite3"):
        settings["CONN_MAX_AGE"] = None  # opening the file anew costs more than most of what is asked of it
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000",
        }
    elif engine.endswith("postgresql"):
        settings["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}, **settings.get("OPTIONS", {})}
    else:
        raise BadSetting("DATABASE_URL", "must start with sqlite:/// or postgresql://.")
    return settings


def _cache() -> dict[str, Any]:
    url = os.environ.get("CACHE_URL", "")
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise BadSetting("CACHE_URL", "must start with redis://, rediss:// or unix://.")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def _mail() -> dict[str, Any]:
    url = os.environ.get("EMAIL_URL", "")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        return dict(environ.Env.email_url_config(url))
    except Exception:
        raise BadSetting("EMAIL_URL", "must look like smtp+tls://name:password@mail.example.org:587.") from None


def _mail_address(url: str) -> str:
    """MAIL_ADDRESS: what mails come from, and (with +… before the @) where answers by mail go."""
    address = os.environ.get("MAIL_ADDRESS", "").strip()
    name, _at, domain = address.partition("@")
    if address and (
        not re.fullmatch(r"[\w.-]{1,24}", name, re.ASCII) or not re.fullmatch(r"[\w-]+(\.[\w-]+)*", domain, re.ASCII)
    ):
        raise BadSetting("MAIL_ADDRESS", "must look like hall@example.org, with at most 24 letters before the @.")
    return address or f"hall@{urlsplit(url).hostname or 'localhost'}"


def _host_and_port(name: str, example: str) -> tuple[str, int] | None:
    """MAIL_DOOR: where a mail server hands mail over to us (LMTP). MAIL_RESOLVER: where keys of signed mails are looked up."""
    text = os.environ.get(name, "").strip()
    if not text:
        return None
    host, _colon, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise BadSetting(name, f"must look like {example}.")
    return host, int(port)


def _mail_hook_secret() -> str:
    secret = os.environ.get("MAIL_HOOK_SECRET", "").strip()
    if secret and len(secret) < 24:
        raise BadSetting("MAIL_HOOK_SECRET", "must have at least 24 characters.")
    return secret


def _imap() -> dict[str, Any]:
    """IMAP_URL: the mailbox in which answers by mail arrive."""
    url = os.environ.get("IMAP_URL", "").strip()
    if not url:
        return {}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
        raise BadSetting("IMAP_URL", "must look like imaps://name:password@mail.example.org/INBOX.")
    return {
        "host": parts.hostname,
        "port": port or (993 if parts.scheme == "imaps" else 143),
        "is_encrypted": parts.scheme == "imaps",
        "name": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "folder": unquote(parts.path.lstrip("/")) or "INBOX",
    }


def _trusted_proxies() -> Proxies:
    """GUILDHALL_TRUSTED_PROXIES: whose X-Forwarded-For is believed."""
    try:
        return read_proxies(os.environ.get("GUILDHALL_TRUSTED_PROXIES", ""))
    except ValueError:
        raise BadSetting(
            "GUILDHALL_TRUSTED_PROXIES",
            "must be how many proxies stand before the hall, as in 1, or their networks, as in 10.0.0.0/8, fd00::/8.",
        ) from None


def _identity_providers() -> tuple[dict[str, Any], list[str]]:
    """OIDC_PROVIDERS: a JSON list of {"id", "name", "server_url", "client_id", "secret"}."""
    text = os.environ.get("OIDC_PROVIDERS", "")
    if not text:
        return {}, []
    try:
        apps = [
            {
                "provider_id": one["id"],
                "name": one["name"],
                "client_id": one["client_id"],
                "secret": one["secret"],
                "settings": {"server_url": one["server_url"]},
            }
            for one in json.loads(text)
        ]
    except (ValueError, KeyError, TypeError):
        raise BadSetting(
            "OIDC_PROVIDERS", 'must be a JSON list of {"id", "name", "server_url", "client_id", "secret"}.'
        ) from None
    hosts = [
        f"{urlsplit(app['settings']['server_url']).scheme}://{urlsplit(app['settings']['server_url']).netloc}" for app in apps
    ]
    return {"openid_connect": {"APPS": apps}}, hosts
