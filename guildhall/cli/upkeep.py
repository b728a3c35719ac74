"""Rebuild the search index or the rendered texts."""

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from guildhall.commons.models import Entry, Reply
from guildhall.commons.tasks import rerender as rerender_texts
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.search.actions import reindex as reindex_everything


@click.command()
def reindex() -> None:
    """Rebuild the search index."""
    total = sum(model._base_manager.count() for model in (Community, Person, Entry, Reply))
    with Progress(transient=True) as progress:
        task = progress.add_task("Indexing", total=total)
        count = reindex_everything(lambda done: progress.advance(task, done))
    click.echo(f"{count} texts are in the search index.")


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also texts that this version rendered.")
def rerender(everything: bool) -> None:
    """Render texts again that an older version rendered."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        progress.add_task("Rendering")
        changed = rerender_texts(everything=everything)
    click.echo(f"{changed} texts look different now.")
