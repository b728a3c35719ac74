"""guildhall health: the figures of a community, as they were on a date."""

import datetime as dt
import json
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from guildhall.communities.models import Community
from guildhall.health.queries import sentences_of
from guildhall.health.queries.limits import LOOKED
from guildhall.health.seeing import WINDOW, seen_of
from guildhall.health.words.change import number
from guildhall.people.actions import note_audit


@click.command()
@click.option(
    "--community", "slug", required=True, help="The community's address, as in /c/ADDRESS/."
)
@click.option(
    "--at",
    "at",
    type=click.DateTime(["%Y-%m-%d"]),
    help="As it was at the end of this day (UTC). Without it: now.",
)
@click.option(
    "--window",
    type=click.IntRange(28, 364),
    default=WINDOW,
    show_default=True,
    help="Days in the short window.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
def health(slug: str, at: dt.datetime | None, window: int, as_json: bool) -> None:
    """Show how a community is doing: every figure that may be shown, every finding, no names."""
    community = Community.objects.filter(slug=slug).first()
    if community is None:
        raise click.ClickException(f"There is no community at /c/{slug}/.")
    seen = seen_of(community, at=_moment(at), window=window)
    note_audit(
        LOOKED,
        by=None,
        community_id=community.pk,
        note=_("from the command line, %(window)d days to %(until)s") % seen,
    )
    click.echo(json.dumps(seen, sort_keys=True)) if as_json else _print(seen)


def _moment(at: dt.datetime | None) -> dt.datetime:
    if at is None:
        return timezone.now()
    return dt.datetime.combine(at.date(), dt.time.max, dt.UTC)


def _print(seen: dict[str, Any]) -> None:
    console = Console()
    console.print(f"{seen['community']}: {seen['window']} days to {seen['until']}")
    if seen["is_small"]:
        console.print("Too small to measure, not too small to ask.")
    table = Table("indicator", "value", "95 %", "n", "")
    for one in seen["indicators"]:
        if one["band"] != "none":
            figure = one["words"] or f"{one['value']:.3f}"
            interval = (
                f"{one['interval'][0]:.2f} to {one['interval'][1]:.2f}" if one["interval"] else ""
            )
            table.add_row(
                one["id"], figure, interval, "" if one["n"] is None else str(one["n"]), one["band"]
            )
    console.print(table)
    change = seen["change"]
    for name, count in change["now"].items():
        then = change["then"][name] if change["then"] else None
        now_said, then_said = (number(each) for each in (count, then))
        console.print(f"{name}: {now_said}" + (f", then {then_said}" if change["then"] else ""))
    for title, label, sentences in sentences_of(seen):
        console.print(f"{title}: {label}. {' '.join(sentences)}".rstrip(), soft_wrap=True)
