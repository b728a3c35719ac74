"""Draw the charts of a snapshot, and delete drawings that no page shows any more."""

import datetime as dt
import logging

from guildhall.health.charts.chart import charts_of
from guildhall.health.charts.colours import dark, light
from guildhall.health.models import Chart, Snapshot

# Sponsors read what is three weeks old, at most; figures stay, and can be drawn again.
SHOWN_FOR = dt.timedelta(weeks=6)
log = logging.getLogger(__name__)


def draw_charts(snapshot: Snapshot) -> None:
    """Each once, or as they were a week ago where nothing was renewed.

    One that cannot be drawn keeps nobody from the others, nor from the table behind it.
    """
    last = Snapshot.objects.filter(
        community=snapshot.community_id, monday_on__lt=snapshot.monday_on
    ).first()
    if last and last.seen | {"at": ""} == snapshot.seen | {"at": ""}:
        made = [
            Chart(snapshot=snapshot, name=one.name, light=one.light, dark=one.dark)
            for one in last.charts.all()
        ]
    else:
        made = _drawn(snapshot)
    Chart.objects.bulk_create(made, ignore_conflicts=True)


def drop_old_charts(*, before: dt.date) -> None:
    """Of weeks that no page shows any more."""
    Chart.objects.filter(snapshot__monday_on__lt=before - SHOWN_FOR).delete()


def _drawn(snapshot: Snapshot) -> list[Chart]:
    from guildhall.health.charts.drawing import (
        draw,  # it holds a small browser engine, which nothing that serves pages may import
    )

    accent = snapshot.community.accent
    made: list[Chart] = []
    for chart in charts_of(snapshot.seen):
        try:
            made.append(
                Chart(
                    snapshot=snapshot,
                    name=chart.name,
                    light=draw(chart, light(accent)),
                    dark=draw(chart, dark(accent)),
                )
            )
        except ValueError:  # what vl_convert raises for a specification that it cannot draw
            log.exception("no chart %s of %s", chart.name, snapshot)
    return made
