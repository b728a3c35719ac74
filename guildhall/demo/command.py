"""guildhall demo."""

import click
from django.conf import settings
from rich.progress import Progress

from guildhall.demo import actions, queries
from guildhall.people.models import Person

STAMP = "demo-filled"


@click.command()
@click.option("--remove", is_flag=True, help="Remove the demo.")
@click.option(
    "--export-and-remove",
    is_flag=True,
    help="Remove it even if real people wrote in it; a copy of what they wrote is saved first.",
)
@click.option("--once", is_flag=True, help="Only in a hall that nobody has joined yet.")
def demo(remove: bool, export_and_remove: bool, once: bool) -> None:
    """Fill the hall with four invented communities, or remove them."""
    if remove or export_and_remove:
        _remove(export_and_remove)
    elif not once or _is_new_hall():
        _fill()


def _is_new_hall() -> bool:
    """Nobody has joined, and there never was a demo: a removed one doesn't come back by itself."""
    return (
        not (settings.GUILDHALL_DATA / STAMP).exists()
        and not Person.objects.get_queryset().exists()
    )


def _fill() -> None:
    with Progress(transient=True) as progress:
        task = progress.add_task("Filling the demo", total=actions.STEPS)
        was_filled = actions.fill_demo(lambda: progress.advance(task))
    (settings.GUILDHALL_DATA / STAMP).touch()
    click.echo("The demo is ready." if was_filled else "The demo is already here.")


def _remove(is_told_to: bool) -> None:
    if not queries.has_demo():
        click.echo("There is no demo here.")
        return
    try:
        exported = actions.remove_demo(with_what_real_people_wrote=is_told_to)
    except actions.RealPeopleWroteThere as problem:
        raise click.ClickException(
            f"Real people wrote in the demo: {problem}. To keep a copy and remove it all the same: "
            "guildhall demo --export-and-remove"
        ) from None
    for path in exported:
        click.echo(f"Saved {path}")
    click.echo("The demo is removed.")
