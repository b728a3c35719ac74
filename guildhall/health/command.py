"""guildhall health: what is seen of a community, from the log as it stood at a date."""

import datetime as dt
import json
from typing import Any

import click
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from guildhall.communities.models import Community
from guildhall.health.gate.privacy import Shown, let_out, without_few
from guildhall.health.gate.refresh import shown_day
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.findings import Finding, findings_of
from guildhall.health.measure.frames import date_of, day_of
from guildhall.health.measure.reading import read_frames


@click.command()
@click.option("--community", "slug", required=True, help="The community's address, as in /c/ADDRESS/.")
@click.option(
    "--at", "at", type=click.DateTime(["%Y-%m-%d"]), help="As it stood when this day ended (UTC); today where it is left out."
)
@click.option("--window", type=click.IntRange(28, 364), default=84, show_default=True, help="Days of the short window.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def health(slug: str, at: dt.datetime | None, window: int, as_json: bool) -> None:
    """What is seen of a community: every indicator that passes the gate, every finding, no names."""
    community = Community.objects.filter(slug=slug).first()
    if community is None:
        raise click.ClickException(f"There is no community at /c/{slug}/.")
    found = seen_of(community, at=_moment(at), window=window)
    click.echo(json.dumps(found, sort_keys=True)) if as_json else _print(found)


def seen_of(community: Community, *, at: dt.datetime, window: int) -> dict[str, Any]:
    """What leaves the gate, as plain data. The window ends with the figures that may be shown at that moment."""
    frames = read_frames(community, at=at)
    belonging = list(frames.members.select("since", "until").iter_rows())
    end = shown_day(belonging, day_of(at))
    evaluation = without_few(evaluate(frames, end=end, window=window))
    return {
        "community": community.slug, "at": f"{at:%Y-%m-%d}", "until": f"{date_of(end - 1):%Y-%m-%d}", "window": window,
        "is_small": evaluation.is_small, "indicators": [_as_data(shown) for shown in let_out(evaluation)],
        "findings": [_finding(finding) for finding in findings_of(evaluation)],
    }  # fmt: skip


def _moment(at: dt.datetime | None) -> dt.datetime:
    if at is None:
        return timezone.now()
    return dt.datetime.combine(at.date(), dt.time.max, dt.UTC)


def _as_data(shown: Shown) -> dict[str, Any]:
    state = {"ok": "no_sign", "trend": "no_sign", "none": "insufficient"}.get(shown.band, shown.band)
    return {
        "id": shown.id, "sign": str(shown.sign), "band": str(shown.band), "state": state, "value": shown.value, "interval": shown.interval,
        "n": shown.n, "change": shown.change, "words": str(shown.words), "missing": str(shown.missing), "room": shown.room, "twins": dict(shown.twins),
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "sign": str(finding.sign), "state": str(finding.state), "in_band": list(finding.in_band), "against": list(finding.against),
        "says": [str(signature.says) for signature in finding.signatures],
    }  # fmt: skip


def _print(found: dict[str, Any]) -> None:
    console = Console()
    console.print(f"{found['community']}: {found['window']} days until {found['until']}")
    if found["is_small"]:
        console.print("Too small to measure, not too small to ask.")
    table = Table("indicator", "figure", "95 %", "n", "")
    for one in found["indicators"]:
        if one["band"] != "none":
            figure = one["words"] or f"{one['value']:.3f}"
            interval = f"{one['interval'][0]:.2f} to {one['interval'][1]:.2f}" if one["interval"] else ""
            table.add_row(one["id"], figure, interval, "" if one["n"] is None else str(one["n"]), one["band"])
    console.print(table)
    for one in found["findings"]:
        console.print(f"{one['sign']}: {one['state']}" + "".join(f" · {text}" for text in one["says"]))
