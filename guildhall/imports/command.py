"""guildhall import FORMAT PATH."""

import json
import re
import sys
import time
from pathlib import Path

import click
from django.db import OperationalError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from guildhall.communities.actions import start_community
from guildhall.communities.models import Community
from guildhall.imports.keeper import keeper_of_imports
from guildhall.imports.stackexchange.dump import Dump, NotADump
from guildhall.imports.stackexchange.report import Report
from guildhall.imports.stackexchange.site import SiteImport

FILES = ("Users.xml", "PostHistory.xml", "Votes.xml", "Posts.xml", "Posts.xml", "Comments.xml")
_SLUG = re.compile(r"^[a-z0-9][-a-z0-9]{0,59}$")


@click.command("import")
@click.argument("format", type=click.Choice(["stackexchange"]))
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--community", "slug", required=True, help="Address of the community; it is started if it is not there.")
@click.option("--name", help="Name of the community, where it is started now.")
@click.option("--site", help="The site's host, for attribution and old addresses (default SLUG.stackexchange.com).")
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option("--json", "as_json", is_flag=True, help="Say the result as JSON, on the last line.")
def bring_in(format: str, path: Path, slug: str, name: str | None, site: str | None, dry_run: bool, as_json: bool) -> None:
    """Bring a community in from the dump of another site."""
    if not _SLUG.match(slug):
        raise click.ClickException("A community's address has small letters, digits and dashes, as in “field-service”.")
    report, started = Report(), time.monotonic()
    try:
        dump = Dump(path)
        community = None if dry_run else _community(slug, name)
        _run(dump, community, site or f"{slug}.stackexchange.com", report, is_quiet=as_json)
    except NotADump as problem:
        raise click.ClickException(str(problem)) from None
    except OperationalError as problem:
        raise click.ClickException(f"The database refused: {problem}. Run the same command again to go on.") from None
    report.seconds = time.monotonic() - started
    _say(report, dry_run, as_json)


def _community(slug: str, name: str | None) -> Community:
    found = Community.objects.filter(slug=slug).first()
    if found:
        return found
    return start_community(
        name or slug.replace("-", " ").capitalize(), by=keeper_of_imports(), slug=slug, visibility=Community.Visibility.OPEN,
        joining=Community.Joining.OPEN, purpose="What was asked and answered elsewhere, to go on with here.",
    )  # fmt: skip


def _run(dump: Dump, community: Community | None, site: str, report: Report, *, is_quiet: bool) -> None:
    console = Console(stderr=True, quiet=is_quiet and not sys.stderr.isatty())
    with Progress(TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("Reading", total=sum(dump.size(name) for name in FILES))
        site_import = SiteImport(
            dump, community=community, site=site, report=report, progress=lambda read: bar.advance(task, read)
        )
        if community is None:
            site_import.count()
        else:
            site_import.run()


def _say(report: Report, dry_run: bool, as_json: bool) -> None:
    verb = "would come" if dry_run else "came"
    counts = report.as_json()
    numbers = ", ".join(f"{counts[name]} {name}" for name in ("people", "questions", "answers", "replies", "topics", "links"))
    click.echo(f"{numbers} {verb} in, in {counts['seconds']} seconds.", err=as_json)
    for reason, count in report.skipped.items():
        click.echo(f"  skipped {count}: {reason}", err=as_json)
    for example in report.examples[:5]:
        click.echo(f"    for example {example}", err=as_json)
    if as_json:
        click.echo(json.dumps(counts))
