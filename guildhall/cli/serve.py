"""Web and worker under one parent: stopped together, restarted when one dies."""

import datetime as dt
import os
import socket
import subprocess
import sys
from contextlib import suppress

import click
from django.conf import settings

from guildhall.cli.family import Family, Part
from guildhall.cli.listening import address_to_listen_at, claim_of
from guildhall.cli.prepare import is_prepared
from guildhall.cli.serving import BEING_RESTORED, NowServing, serving_here
from guildhall.kit import troubles
from guildhall.kit.data_folder import shut
from guildhall.kit.lifeline import make_lifeline
from guildhall.search.meaning.installed import model_here

FEW_ARENAS = "2"  # glibc keeps memory for each thread else; Python lets one thread run at a time


@click.command()
def serve() -> None:
    """Serve the hall, web and worker in one, until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
    os.environ.setdefault("MALLOC_ARENA_MAX", FEW_ARENAS)
    with claim_of(settings.GUILDHALL_PORT):
        address = address_to_listen_at()
        if not is_prepared() and _guildhall("prepare").returncode:
            sys.exit(1)  # it said why
        _live(address)


def _live(address: str) -> None:
    try:
        with serving_here():
            click.echo(f"Guildhall is at {_address()} (stop it with Ctrl+C)", err=True)
            family = Family(_parts(), note_end=_note_end)
            has_run = family.live(_once_running, is_ready=lambda: _answers(address))
    except NowServing:
        raise click.ClickException(BEING_RESTORED) from None
    if not has_run:
        raise click.ClickException("The web server can't start. The lines above say why.")


def _guildhall(
    *words: str, output: int | None = subprocess.DEVNULL
) -> subprocess.CompletedProcess[bytes]:
    """A command in a process that ends: this one watches for months, and stays small."""
    return subprocess.run([sys.executable, "-m", "guildhall", *words], stdout=output)


def _parts() -> list[Part]:
    lifeline = make_lifeline()
    names = ["web", "worker"]
    names += ["mail-door"] if settings.MAIL_DOOR else []
    names += ["encoder"] if model_here(settings.MEANING_MODEL) else []
    return [Part(name, [sys.executable, "-m", "guildhall", name], lifeline) for name in names]


def _note_end(name: str) -> None:
    """Save it for “guildhall doctor” and the owner's page, beyond the life of this process."""
    now = dt.datetime.now(dt.UTC)
    click.echo(f"guildhall: {name} stopped unexpectedly and is being restarted.", err=True)
    try:
        troubles.note_end(settings.GUILDHALL_DATA, name, at=now)
    except OSError as problem:
        click.echo(
            f"guildhall: this could not be saved for “guildhall doctor”: {problem}.", err=True
        )


def _once_running() -> None:
    """What can wait until the web server answers."""
    shut(settings.GUILDHALL_DATA)
    if sys.stdout.isatty():
        _guildhall("owner", "--if-needed", output=None)


def _answers(address: str) -> bool:
    """Whether anything listens on our port."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # compared, not bound
    host = everywhere.get(address, address)
    with suppress(OSError), socket.create_connection((host, settings.GUILDHALL_PORT), timeout=0.2):
        return True
    return False


def _address() -> str:
    return settings.GUILDHALL_URL or f"http://localhost:{settings.GUILDHALL_PORT}"
