"""The web server: granian, with as many processes as WEB_WORKERS says."""

import gc
from contextlib import nullcontext

import click
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import MPServer as Granian

from guildhall.cli.listening import address_to_listen_at, claim_of
from guildhall.kit.lifeline import follows_parent

BACKLOG, MOST_AT_ONCE = 1024, 512
GRACE = 8  # seconds in which requests that run are finished


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
