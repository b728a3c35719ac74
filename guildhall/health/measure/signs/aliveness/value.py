"""What is it worth, and what does it cost (VAL; domain.md 3)."""

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.measure.indicator import (
    Band,
    Reading,
    Sign,
    indicator,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.surveys import mean_of


@indicator("VAL-1", Sign.ALIVENESS, "B", days=182)
def value_matrix(period: Period) -> Reading:
    """How many of four cells of value have something.

    Immediate (attended), potential (tips, ties), applied (reports), realised (stories).

    0..4. W26. A trend; an empty cell is honest. Reframing and the stories of each cycle are not
    asked for. domain.md VAL-1.
    """
    types = set(period.events["type"].unique().to_list())
    cells = [
        Type.ATTENDED in types,
        Type.DRAFTED in types or period.ties.reciprocated.height > 0,
        Type.ADOPTED in types,
        Type.STORY in types,
    ]
    return Reading(Band.TREND, float(sum(cells)), n=4, people=period.a)


@indicator("VAL-2", Sign.ALIVENESS, "B", days=182)
def cost(period: Period) -> Reading:
    """Hours that people were at meetings together, an hour each, in half a year. ≥ 0.

    Beside value, never per person. domain.md VAL-2.
    """
    there = period.events.filter(pl.col("type") == Type.ATTENDED).join(
        period.frames.meetings, on="thread", how="semi"
    )
    return Reading(
        Band.TREND, float(there.height), n=there.height, people=there["actor"].n_unique()
    )


@indicator("VAL-3", Sign.ALIVENESS, "P", days=84)
def give_and_get(period: Period) -> Reading:
    """Share who agree with “I get back at least what I put in” (P-V1: 4 or 5 of 5), as a mean.
    1..5; one wave, 10 answers. domain.md VAL-3.
    """
    return mean_of(period, "P-V1")
