"""The one-time link that makes an operator the hall's owner."""

import sys

import click
from django.conf import settings

from guildhall.people.actions import make_owner_link
from guildhall.people.queries import has_owner


@click.command()
@click.option("--if-needed", is_flag=True, help="Only while the hall has no owner.")
def owner(if_needed: bool) -> None:
    """Print a link that makes you an owner. It works once, for 30 minutes."""
    if if_needed and has_owner():
        return
    if not _print_link():
        raise click.ClickException(
            "An owner link is only shown in a terminal, so that it stays out of logs."
        )


def _print_link() -> bool:
    """Print it in a terminal and nowhere else; returns whether it was printed."""
    if not sys.stdout.isatty():
        return False
    base = settings.GUILDHALL_URL or f"http://localhost:{settings.GUILDHALL_PORT}"
    link = f"{base}/owner/{make_owner_link()}/"
    click.echo(f"Open this to become the owner of this hall (once, within 30 minutes): {link}")
    return True
