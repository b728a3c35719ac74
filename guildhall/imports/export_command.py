"""guildhall export FORMAT PATH."""

from pathlib import Path

import click

from guildhall.communities.models import Community
from guildhall.imports.command import bar
from guildhall.imports.pages.bringing import take_out
from guildhall.library.markdown_folder import pages_of


@click.group("export")
def export() -> None:
    """Take a library out of the hall."""


@export.command()
@click.argument("path", type=click.Path(file_okay=False, path_type=Path))
@click.option("--community", "slug", required=True, help="Address of the community.")
def markdown(path: Path, slug: str) -> None:
    """Write the pages of a library as a folder of Markdown files; PATH must be empty or new."""
    community = Community.objects.filter(slug=slug).first()
    if community is None:
        raise click.ClickException(f"There is no community at the address “{slug}”.")
    if path.exists() and any(path.iterdir()):
        raise click.ClickException(f"{path} is not empty. Name a new folder.")
    with bar(pages_of(community).count(), is_quiet=False) as advance:
        number = take_out(community, path, progress=advance)
    click.echo(f"Wrote {number} files into {path}.")
