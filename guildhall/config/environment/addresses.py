"""GUILDHALL_URL, HOST, and which names the hall answers to."""

import ipaddress
import os
import re
import socket
from urllib.parse import SplitResult, urlsplit

from guildhall.config.environment.refusal import BadSetting

_NAME = re.compile(
    r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)"
    r"(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?",
    re.I,
)
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  # compared, not bound


def own_url() -> str:
    """GUILDHALL_URL as a browser writes it, without a slash at its end; empty where it is unset."""
    text = os.environ.get("GUILDHALL_URL", "").strip().removesuffix("/")
    if not text:
        return ""
    parts = plain_web_address(text)
    if parts is None or parts.path:
        raise BadSetting(
            "GUILDHALL_URL",
            "must look like https://hall.example.org, without name, password, path or spaces.",
        )
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{_host_as_browsers_say(parts.hostname or '')}{port}"


def _host_as_browsers_say(host: str) -> str:
    return f"[{host}]" if ":" in host else _ascii(host).lower()


def plain_web_address(text: str) -> SplitResult | None:
    """The parts of an http or https address without credentials, query or spaces; else None."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    is_plain = not (
        parts.query or parts.fragment or "@" in parts.netloc or "?" in text or "#" in text
    )
    is_possible = parts.scheme in ("http", "https") and is_host(parts.hostname or "") and port != 0
    has_blanks = any(letter.isspace() or not letter.isprintable() for letter in text)
    is_whole = not parts.netloc.endswith(":")
    return parts if is_plain and is_possible and is_whole and not has_blanks else None


def is_host(text: str) -> bool:
    """Whether `text` may be the name or the number of a machine."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        last = text.rstrip(".").rpartition(".")[2]
        return bool(_NAME.fullmatch(_ascii(text))) and not last.isdecimal()
    return True


def _ascii(text: str) -> str:
    """A name with letters of any script as the net writes it; empty where there is no such name."""
    try:
        return text.encode("idna").decode()
    except UnicodeError:
        return ""


def own_host() -> str:
    """HOST: where the hall listens."""
    host = os.environ.get("HOST", "127.0.0.1").strip()
    host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not is_host(host):
        raise BadSetting(
            "HOST",
            f"must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, not “{host}”.",
        )
    return host


def known_hosts(url: str, host: str) -> list[str]:
    known = ["localhost", "127.0.0.1", "[::1]"]
    if url:
        return [
            *known,
            urlsplit(url).netloc.rpartition(":")[0] if urlsplit(url).port else urlsplit(url).netloc,
        ]
    if host in _EVERYWHERE:
        return [*known, *own_addresses(), socket.gethostname()]
    return [*known, f"[{host}]" if ":" in host else host]


def own_addresses() -> list[str]:
    """This machine's addresses in its network, asked of the system; no packet leaves."""
    numbers = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: UDP connect sends nothing
            numbers.append(probe.getsockname()[0])
        except OSError:
            pass
    return numbers
