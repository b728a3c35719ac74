"""guildhall bench who."""

import json
import os
import sys
from pathlib import Path

import click
import django
from django.apps import apps
from rich.console import Console

from guildhall.bench.paths import Life


@click.command("who")
@click.argument("paths", nargs=-1, required=True, type=Life())
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def who(paths: tuple[Path, ...], as_json: bool) -> None:
    """Replay Stack Exchange dumps: would the people who answered have been asked?

    At each question of the later 40 %, only the past is known. No database is touched.
    """
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
        django.setup()
    from guildhall.bench.who import report  # it reads a dump as an import does

    try:
        sites = report.tallies_of(paths)
    except report.NotADump as problem:
        raise click.ClickException(str(problem)) from None
    out = Console(file=sys.stderr if as_json else sys.stdout, width=130)
    for site, tallies in sites.items():
        out.print(report.table_of(site, tallies))
    if as_json:
        click.echo(json.dumps(report.as_json(sites)))
