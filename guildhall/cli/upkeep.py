"""Rebuild the search index, what it knows of meanings, or the rendered texts."""

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from guildhall.cli.encoder import MISSING
from guildhall.commons.models import Entry, Reply
from guildhall.commons.tasks import rerender as rerender_texts
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.search.actions import reindex as reindex_everything
from guildhall.search.meaning.asking import Away, is_there
from guildhall.search.meaning.keeping import make_all
from guildhall.search.meaning.running import encoder_running
from guildhall.search.models import Document


@click.command()
@click.option("--meaning", "is_meaning", is_flag=True, help="Only read again what texts mean.")
def reindex(is_meaning: bool) -> None:
    """Rebuild the search index."""
    if is_meaning:
        _read_meaning()
        return
    total = sum(model._base_manager.count() for model in (Community, Person, Entry, Reply))
    with Progress(transient=True) as progress:
        task = progress.add_task("Indexing", total=total)
        count = reindex_everything(lambda done: progress.advance(task, done))
    click.echo(f"{count} texts are in the search index.")


def _read_meaning() -> None:
    if not is_there():
        raise click.ClickException(MISSING)
    try:
        with encoder_running(), Progress(transient=True) as progress:
            task = progress.add_task("Reading", total=Document.objects.count())
            count = make_all(lambda done: progress.advance(task, done))
    except Away:
        raise click.ClickException("The model does not answer. The lines above say why.") from None
    click.echo(f"Search by meaning knows {count} texts.")


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also texts that this version rendered.")
def rerender(everything: bool) -> None:
    """Render texts again that an older version rendered."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        progress.add_task("Rendering")
        changed = rerender_texts(everything=everything)
    click.echo(f"{changed} texts look different now.")
