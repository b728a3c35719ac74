"""Where the hall listens, found out before anything is started that needs memory or time."""

import errno
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.conf import settings


class CannotListen(click.ClickException):
    """HOST and PORT cannot be used; the text says why and what to do."""


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
