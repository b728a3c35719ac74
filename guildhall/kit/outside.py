"""Requests to addresses that a user gave: never to a machine inside.

The name is looked up once, every address that it has is checked, and the
connection goes to one of just these: a name that changes between look and
connection, or a redirect, leads nowhere else.
"""

import http.client
import ssl
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from guildhall.kit.addresses import is_public
from guildhall.kit.deadline import connect, look_up, tls_context, within
from guildhall.kit.web_addresses import NoWebAddress, next_address, sendable

MOST_REDIRECTS = 3
MOST_READ = 4_000
TIMEOUT = 10.0
_KEEPS_METHOD = (307, 308)
_LEADS_ON = (301, 302, 303, *_KEEPS_METHOD)
_HEAD_UNKNOWN = (400, 403, 404, 405, 501)
_POLITE = {"User-Agent": "Guildhall link check", "Accept": "*/*"}

Resolve = Callable[[str, int], list[str]]


class NotOutside(ValueError):
    """The address leads inside, or is not a web address. Nothing was sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, and the first characters of the answer."""

    status: int
    text: str

    @property
    def is_ok(self) -> bool:
        return 200 <= self.status < 300


def addresses_of(host: str, port: int) -> list[str]:
    """Every current address of a name. Raises OSError if it has none."""
    return sorted({str(entry[4][0]) for entry in look_up(host, port)})


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    inside_hosts: Collection[str] = (),
    resolve: Resolve = addresses_of,
    seconds: float | None = None,
) -> Answer:
    """POST `body`; `inside_hosts` are names that the operator allows although they lead inside.

    A redirect is followed only where it keeps method and body, and is checked anew.
    Raises NotOutside, and OSError where it has not ended well after `seconds` (ten) in all.
    """
    with within(seconds or TIMEOUT):
        for _hop in range(MOST_REDIRECTS + 1):
            answer, onward = _post_once(url, body, headers, inside_hosts, resolve)
            if not onward:
                return answer
            url = _led_on(url, onward)
    raise NotOutside(_("This address keeps redirecting."))


def look_at(
    url: str,
    *,
    inside_hosts: Collection[str] = (),
    resolve: Resolve = addresses_of,
    seconds: float | None = None,
) -> int:
    """The status with which a page answers: asked by HEAD, and by GET where that is not known.

    Redirects are followed, each checked anew. Raises NotOutside, and OSError where it has not
    answered after `seconds` (ten) in all.
    """
    with within(seconds or TIMEOUT):
        for _hop in range(MOST_REDIRECTS + 1):
            answer, onward = _ask_once("HEAD", url, inside_hosts, resolve)
            if answer.status in _HEAD_UNKNOWN:
                answer, onward = _ask_once("GET", url, inside_hosts, resolve)
            if not onward:
                return answer.status
            url = _led_on(url, onward)
    raise NotOutside(_("This address keeps redirecting."))


def require_outside(
    url: str, *, inside_hosts: Collection[str] = (), resolve: Resolve = addresses_of
) -> str:
    """The address as requests can be sent to it. Raises NotOutside."""
    try:
        with within(TIMEOUT):
            return _looked_up(url, inside_hosts, resolve)[0]
    except OSError:
        name = urlsplit(url).hostname
        raise NotOutside(_("There is no server called %(name)s.") % {"name": name}) from None


def why_unreached(problem: OSError) -> str:
    """A sentence for people about why `post` got no answer."""
    if isinstance(problem, TimeoutError):
        return _("The server did not finish its answer within ten seconds.")
    if isinstance(problem, ssl.SSLError):
        return _("No secure connection could be made. Is the server's certificate valid?")
    if isinstance(problem, ConnectionRefusedError):
        return _("The server refused the connection.")
    return _("The server did not answer.")


def _looked_up(url: str, inside_hosts: Collection[str], resolve: Resolve) -> tuple[str, list[str]]:
    """The address in its sendable form, and where a request for it may go. Raises OSError, too."""
    try:
        url = sendable(url)
    except NoWebAddress as problem:
        raise NotOutside(str(problem)) from None
    parts = urlsplit(url)
    host = parts.hostname or ""
    addresses = resolve(host, parts.port or (443 if parts.scheme == "https" else 80))
    if host not in inside_hosts and (not addresses or not all(is_public(one) for one in addresses)):
        raise NotOutside(
            _(
                "This address leads to a machine inside your network, and the hall may not send "
                "there."
            )
        )
    return url, addresses


def _post_once(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    inside_hosts: Collection[str],
    resolve: Resolve,
) -> tuple[Answer, str]:
    def send(connection: http.client.HTTPConnection, target: str) -> None:
        connection.request("POST", target, body=body, headers=dict(headers))

    return _once(url, send, _KEEPS_METHOD, inside_hosts, resolve)


def _ask_once(
    method: str, url: str, inside_hosts: Collection[str], resolve: Resolve
) -> tuple[Answer, str]:
    def send(connection: http.client.HTTPConnection, target: str) -> None:
        connection.request(method, target, headers=_POLITE)

    return _once(url, send, _LEADS_ON, inside_hosts, resolve)


def _once(
    url: str,
    send: Callable[[http.client.HTTPConnection, str], None],
    leads_on: Collection[int],
    inside_hosts: Collection[str],
    resolve: Resolve,
) -> tuple[Answer, str]:
    url, addresses = _looked_up(url, inside_hosts, resolve)
    parts = urlsplit(url)
    kind = _PinnedHTTPS if parts.scheme == "https" else _PinnedHTTP
    connection = kind(parts.hostname or "", parts.port)
    connection.address = addresses[0]
    try:
        send(connection, f"{parts.path}?{parts.query}" if parts.query else parts.path)
        response = connection.getresponse()
        text = response.read(MOST_READ).decode("utf-8", "replace")
        onward = response.headers.get("Location", "") if response.status in leads_on else ""
        return Answer(response.status, text), onward
    except http.client.HTTPException as problem:
        raise OSError(f"{type(problem).__name__}: what came back is no web answer") from problem
    finally:
        connection.close()


def _led_on(url: str, onward: str) -> str:
    try:
        return next_address(url, onward)
    except NoWebAddress as problem:
        raise NotOutside(str(problem)) from None


class _PinnedHTTP(http.client.HTTPConnection):
    address = ""

    def connect(self) -> None:
        self.sock = connect(self.address, self.port)


class _PinnedHTTPS(http.client.HTTPSConnection):
    """The certificate must still be that of the name."""

    address = ""

    def connect(self) -> None:
        plain = connect(self.address, self.port)
        self.sock = tls_context().wrap_socket(plain, server_hostname=self.host)
