"""guildhall import FORMAT PATH."""

import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import click
from django.db import DatabaseError, transaction
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from guildhall.activity.statistics import know_new_rows
from guildhall.commons.text import NotPosted
from guildhall.communities.actions import open_room, start_community
from guildhall.communities.models import Community
from guildhall.imports.keeper import keeper_of_imports
from guildhall.imports.pages.bringing import FolderReport, bring_in_folder, new_pages
from guildhall.imports.pages.files import FolderFiles
from guildhall.imports.pages.folder import NotAFolder, read_folder
from guildhall.imports.stackexchange.dump import Dump, NotADump
from guildhall.imports.stackexchange.report import Report
from guildhall.imports.stackexchange.site import SiteImport
from guildhall.imports.ways.packs import NotAPack, PackImport, PackReport, read_pack
from guildhall.imports.ways.table import Table, TableImport, TableReport
from guildhall.imports.ways.table_text import NotATable
from guildhall.kit.rendering import in_two_processes
from guildhall.library.events import ROOM as LIBRARY
from guildhall.practices.events import ROOM
from guildhall.skills.actions import load_skills
from guildhall.skills.lists import NotASkillsList, read_skills

FILES = ("Users.xml", "PostHistory.xml", "Votes.xml", "Posts.xml", "Posts.xml", "Comments.xml")
MOST_BROKEN = 20
_SITE = re.compile(r"[a-z0-9][a-z0-9.-]{0,58}")
_SLUG = re.compile(r"^[a-z0-9][-a-z0-9]{0,59}$")


class Summary(Protocol):
    """What an import did, in numbers."""

    seconds: float

    def as_json(self) -> dict[str, Any]: ...


@click.group("import")
def bring_in() -> None:
    """Import a community, tips and practices, a library or a skills list from elsewhere."""


def _options(command: Any) -> Any:
    """Options that every format has."""
    for option in (
        click.option(
            "--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line."
        ),
        click.option("--name", help="Name of the community, if it is new."),
        click.option(
            "--community",
            "slug",
            required=True,
            help="Address of the community; it is created if it doesn't exist.",
        ),
        click.argument("path", type=click.Path(exists=True, path_type=Path)),
    ):
        command = option(command)
    return command


@bring_in.command()
@_options
@click.option(
    "--site",
    help="The site's host, for attribution and old addresses (default SLUG.stackexchange.com).",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be imported.")
def stackexchange(
    path: Path, slug: str, name: str | None, site: str | None, dry_run: bool, as_json: bool
) -> None:
    """Import a whole community from the dump of a Stack Exchange site."""
    _require_slug(slug)
    if site and not _SITE.fullmatch(site):
        raise click.ClickException("Name the site by its host, as in “beer.stackexchange.com”.")
    report = Report()
    with _timed(report):
        dump = Dump(path, site=site or "")
        with bar(sum(dump.size(part) for part in FILES), is_quiet=as_json) as advance:
            site_import = SiteImport(
                dump, site=site or f"{slug[:42]}.stackexchange.com", report=report, progress=advance
            )
            if dry_run:
                site_import.count()
            else:
                site_import.run(lambda: community_for(slug, name))
    counts = report.as_json()
    numbers = ", ".join(
        f"{counts[part]} {part}"
        for part in ("people", "questions", "answers", "replies", "topics", "links")
    )
    _say(f"{'Would import' if dry_run else 'Imported'} {numbers}", report, as_json)
    for example in report.examples[:5]:
        click.echo(f"    for example {example}", err=as_json)
    _say_json(report, as_json)


@bring_in.command()
@_options
@click.option(
    "--map",
    "columns",
    multiple=True,
    help="Which column is what: seen=COLUMN,fix=COLUMN,label=COLUMN (docs/importing.md).",
)
@click.option(
    "--author",
    default="",
    help="The author of tips without one (default: the file's name).",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be imported.")
def tips(
    path: Path,
    slug: str,
    name: str | None,
    columns: tuple[str, ...],
    author: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import tips from a CSV file, one per row."""
    _require_slug(slug)
    report = TableReport()
    with _timed(report):
        table = Table(path, columns)
        size = table.size()
        community = None if dry_run else _community_with_tips_room(slug, name)
        with bar(size, is_quiet=as_json) as advance:
            table_import = TableImport(
                table,
                community=community,
                author=author or path.stem,
                report=report,
                progress=advance,
            )
            if community is None:
                table_import.count()
            else:
                table_import.run()
    known = f" ({report.known} were here already)" if report.known else ""
    verb = "Would import" if dry_run else "Imported"
    _say(f"{verb} {report.tips} tips{known}", report, as_json)
    _say_json(report, as_json)


@bring_in.command()
@_options
def pack(path: Path, slug: str, name: str | None, as_json: bool) -> None:
    """Import a pack of tips and practices that another hall exported as JSON."""
    _require_slug(slug)
    report = PackReport()
    with _timed(report):
        content = read_pack(path)
        with bar(len(content["ways"]), is_quiet=as_json) as advance, transaction.atomic():
            community = _community_with_tips_room(slug, name or content["name"])
            PackImport(content, community=community, report=report, progress=advance).run()
    known = f" ({report.known} were here already)" if report.known else ""
    _say(f"Imported {report.ways} tips and practices{known}", report, as_json)
    _say_json(report, as_json)


@bring_in.command()
@_options
@click.option("--dry-run", is_flag=True, help="Only show what would be imported.")
def markdown(path: Path, slug: str, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Import a folder of Markdown files, or a ZIP of one, as pages of the library."""
    _require_slug(slug)
    report = FolderReport()
    with _timed(report):
        pages = read_folder(path)
        if dry_run:
            new_pages(pages, Community.objects.filter(slug=slug).first(), report)
        else:
            with bar(len(pages), is_quiet=as_json) as advance:
                with transaction.atomic():
                    community = _community_with_library(slug, name)
                bring_in_folder(
                    pages,
                    community=community,
                    report=report,
                    progress=advance,
                    files=FolderFiles(path),
                )
    known = f" ({report.known} were here already)" if report.known else ""
    _say(
        f"{'Would import' if dry_run else 'Imported'} {report.pages} pages{known}", report, as_json
    )
    for sentence in report.broken[:MOST_BROKEN]:
        click.echo(f"    {sentence}", err=as_json)
    if len(report.broken) > MOST_BROKEN:
        click.echo(f"    and {len(report.broken) - MOST_BROKEN} more of these.", err=as_json)
    _say_json(report, as_json)


@bring_in.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--name", help="Name of the list (default: its own, or the file's).")
@click.option("--attribution", help="What its licence asks to be shown beside its words.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, on the last line.")
def skills(path: Path, name: str | None, attribution: str | None, as_json: bool) -> None:
    """Load a skills list: other words by which people find who can help. CSV, or ESCO's files."""
    report = SkillsReport()
    with _timed(report):
        read = read_skills(path)
        if attribution:
            read = replace(read, attribution=attribution)
        with bar(2 * len(read.skills), is_quiet=as_json) as advance:
            loaded = load_skills(read, name=name or read.name or path.stem, progress=advance)
    report.skills, report.new = loaded.skills, loaded.new
    known = (
        f" ({report.skills - report.new} were here already)" if loaded.new < loaded.skills else ""
    )
    _say(f"Loaded {report.skills} skills and groups of skills{known}", report, as_json)
    if read.attribution:
        click.echo(f"Shown beside its words: {read.attribution}", err=as_json)
    _say_json(report, as_json)


@dataclass(slots=True)
class SkillsReport:
    """What loading a skills list did."""

    skills: int = 0
    new: int = 0
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return {"skills": self.skills, "new": self.new, "seconds": round(self.seconds, 1)}


def _require_slug(slug: str) -> None:
    if not _SLUG.match(slug):
        raise click.ClickException(
            "A community's address has small letters, digits and dashes, as in “field-service”."
        )


@contextmanager
def _timed(report: Summary) -> Iterator[None]:
    """Turn refusals into one sentence, and measure the time; the database knows its new rows."""
    started = time.monotonic()
    try:
        with in_two_processes():
            yield
        know_new_rows()
    except (NotADump, NotATable, NotAPack, NotAFolder, NotASkillsList, NotPosted) as problem:
        raise click.ClickException(str(problem)) from None
    except DatabaseError as problem:
        raise click.ClickException(
            f"The database reported an error: {problem}. Run the same command again to continue."
        ) from None
    report.seconds = time.monotonic() - started


def community_for(slug: str, name: str | None, *, is_open: bool = True) -> Community:
    """The community at this address, or a new one.

    What was public elsewhere is open here; anything else is by invitation only.
    """
    if community := Community.objects.filter(slug=slug).first():
        return community
    return start_community(
        name or slug.replace("-", " ").capitalize(),
        by=keeper_of_imports(),
        slug=slug,
        visibility=Community.Visibility.OPEN if is_open else Community.Visibility.PRIVATE,
        joining=Community.Joining.OPEN if is_open else Community.Joining.INVITATION,
        purpose="Questions and answers from elsewhere, to continue here.",
    )


def _community_with_tips_room(slug: str, name: str | None) -> Community:
    community = community_for(slug, name, is_open=False)
    if ROOM not in community.open_rooms:
        open_room(community, room=ROOM, by=keeper_of_imports())
    return community


def _community_with_library(slug: str, name: str | None) -> Community:
    community = community_for(slug, name, is_open=False)
    if LIBRARY not in community.open_rooms:
        open_room(community, room=LIBRARY, by=keeper_of_imports())
        community.refresh_from_db()
    return community


@contextmanager
def bar(total: int, *, is_quiet: bool) -> Iterator[Any]:
    console = Console(stderr=True, quiet=is_quiet and not sys.stderr.isatty())
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda read: bar.advance(task, read)


def _say(sentence: str, report: Summary, as_json: bool) -> None:
    counts = report.as_json()
    click.echo(f"{sentence} in {counts['seconds']} seconds.", err=as_json)
    for reason, count in counts.get("skipped", {}).items():
        click.echo(f"  Skipped {count}: {reason}", err=as_json)


def _say_json(report: Summary, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.as_json()))
