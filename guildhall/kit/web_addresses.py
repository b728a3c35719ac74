"""Web addresses in ASCII, or refused in a sentence (after the WHATWG's URL standard)."""

import ipaddress
import re
from contextlib import suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import idna
from django.utils.translation import gettext as _

MOST_LETTERS = 2000
MOST_IN_A_NAME = 253
_SERVER = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(:[0-9]*)?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_LEFT_AS_IT_IS = "/%:@!$&'()*+,;=~|[]"


class NoWebAddress(ValueError):
    """Nothing can be sent to this address. The text is a sentence for people."""


def sendable(url: str) -> str:
    """The address, its host in ASCII (IDNA) and other letters percent-encoded.

    Raises NoWebAddress.
    """
    url = url.strip()
    _require_plain(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _no_server(url) from None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise NoWebAddress(
            _("This is not a web address. Begin with https:// and the name of a server.")
        )
    if "@" in parts.netloc:
        raise NoWebAddress(
            _("We can't use this web address: leave out the name and password before the @.")
        )
    path = quote(parts.path or "/", safe=_LEFT_AS_IT_IS)
    query = quote(parts.query, safe=_LEFT_AS_IT_IS + "?")
    return urlunsplit((parts.scheme, _server(parts), path, query, ""))


def next_address(url: str, location: str) -> str:
    """Where a redirect from `url` leads. Raises NoWebAddress."""
    with suppress(UnicodeError):  # the header is read as Latin-1, and mostly meant as UTF-8
        location = location.encode("latin-1").decode()
    try:
        return sendable(urljoin(url, location.strip()))
    except ValueError:
        raise NoWebAddress(
            _("This address redirects to something that is not a web address.")
        ) from None


def _require_plain(url: str) -> None:
    if len(url) > MOST_LETTERS:
        raise NoWebAddress(_("We can't use this web address: it is too long."))
    if "\\" in url or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise NoWebAddress(
            _(
                "This is not a web address: it contains a space or another character that can't be "
                "in one."
            )
        )


def _server(parts: SplitResult) -> str:
    """Host and port."""
    if not _SERVER.fullmatch(parts.netloc):
        raise _no_server(parts.netloc)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise NoWebAddress(
            _("This is not a web address: what follows the colon is not a port (1 to 65535).")
        )
    host = parts.hostname or ""
    name = _address_of_six(host) if parts.netloc.startswith("[") else _name(host)
    return f"{name}:{port}" if port else name


def _name(host: str) -> str:
    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except UnicodeError:
        raise _no_server(host) from None
    labels = name.lower().removesuffix(".").split(".")
    if len(name) > MOST_IN_A_NAME or not all(_LABEL.fullmatch(label) for label in labels):
        raise _no_server(host)
    return name.lower()


def _address_of_six(host: str) -> str:
    try:
        return f"[{ipaddress.IPv6Address(host)}]"
    except ValueError:
        raise _no_server(host) from None


def _no_server(name: str) -> NoWebAddress:
    sentence = _("This is not a web address: “%(name)s” is not the name of a server.")
    return NoWebAddress(sentence % {"name": name[:80]})
