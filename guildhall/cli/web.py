"""The web server: granian, with as many processes as WEB_WORKERS says."""

import errno
import gc
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import click
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import MPServer as Granian

from guildhall.kit.lifeline import follows_parent

BACKLOG, MOST_AT_ONCE = 1024, 512
GRACE = 8  # seconds in which requests that run are finished


class CannotListen(click.ClickException):
    """HOST and PORT cannot be used; the text says why and what to do."""


@click.command()
def web() -> None:
    """Answer requests only; “guildhall serve” runs this beside the worker."""
    port = settings.GUILDHALL_PORT
    with claim_of(port) if not follows_parent() else nullcontext():
        _load()
        server_at(address_to_listen_at(), port, workers=settings.GUILDHALL_WEB_WORKERS).serve()


def _load() -> None:
    """Load the hall once, before granian's processes split off, so that they share its memory."""
    get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018  # the rooms are loaded by being asked for
    gc.collect()
    gc.freeze()  # what is loaded by now stays for ever: the collector need not look at it


def server_at(
    address: str,
    port: int,
    *,
    workers: int,
    application: str = "guildhall.config.web:application",
) -> Granian:
    return Granian(
        application,
        address=address,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=MOST_AT_ONCE,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.warning,
    )


@contextmanager
def claim_of(port: int) -> Iterator[None]:
    """Of two halls started on one port in the same moment, only one goes on (Linux).

    Raises CannotListen. The claim is a socket name that ends with the process that holds it.
    """
    with socket.socket(socket.AF_UNIX) as claim:
        if sys.platform == "linux":
            try:
                claim.bind(f"\0guildhall at port {port}")
            except OSError as problem:
                raise CannotListen(_why_not(problem, settings.GUILDHALL_HOST, port)) from None
        yield


def address_to_listen_at() -> str:
    """HOST as a number. Raises CannotListen if it has none, or the port is in use.

    granian would share its port with another granian (SO_REUSEPORT), so it is tried first without.
    """
    host, port = settings.GUILDHALL_HOST, settings.GUILDHALL_PORT
    try:
        family, kind, _protocol, _name, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
    except OSError:
        raise CannotListen(f"HOST: there is no address called “{host}”.") from None
    try:
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
            probe.listen(1)
    except OSError as problem:
        raise CannotListen(_why_not(problem, host, port)) from None
    return str(ipaddress.ip_address(place[0]))


def _why_not(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program, perhaps another hall. Stop it, or set PORT."
        )
    if problem.errno == errno.EADDRNOTAVAIL:
        return f"HOST: “{host}” is not an address of this machine."
    if problem.errno == errno.EACCES:
        return f"Only an administrator can open port {port}. Set PORT to 1024 or more."
    return f"The hall can't listen at {host}, port {port}: {problem.strerror}."
