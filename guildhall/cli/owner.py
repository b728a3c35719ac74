"""The one-time link by which an operator becomes the hall's owner."""

import sys

import click
from django.conf import settings

from guildhall.people.actions import make_owner_link
from guildhall.people.queries import has_owner


@click.command()
def owner() -> None:
    """Print a link that makes whoever opens it an owner. Works once, for 30 minutes."""
    if not print_owner_link(only_if_needed=False):
        raise click.ClickException(
            "An owner link is shown on a terminal only, so that it stays out of logs."
        )


def print_owner_link(*, only_if_needed: bool) -> bool:
    """Print it on a terminal and nowhere else; returns whether it was printed."""
    if not sys.stdout.isatty() or (only_if_needed and has_owner()):
        return False
    base = settings.GUILDHALL_URL or f"http://localhost:{settings.GUILDHALL_PORT}"
    click.echo(
        f"Become the owner of this hall (once, within 30 minutes): {base}/owner/{make_owner_link()}/"
    )
    return True
