"""Has it rules, rituals and words of its own (CHR; domain.md 3)."""

import polars as pl
from scipy.stats import theilslopes

from guildhall.activity.verbs import Type
from guildhall.health.measure.indicator import (
    Band,
    Reading,
    Sign,
    indicator,
    not_built,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.surveys import mean_of
from guildhall.health.numbers import numbers


@indicator("CHR-1", Sign.ALIVENESS, "B", days=182)
def own_rules(period: Period) -> Reading:
    """Charters and norms that were agreed, and decisions that were made, in half a year.

    ≥ 0. A trend: none in a year is a dead letter, many are unsettled. domain.md CHR-1.
    """
    agreed = period.events.filter(pl.col("type") == Type.AGREED)
    return Reading(Band.TREND, float(agreed.height), n=agreed.height, people=period.n)


@indicator("CHR-2", Sign.ALIVENESS, "B", days=182)
def rituals(period: Period) -> Reading:
    """Series with at least 3 meetings held, at least 2 hosts and attendance that does not fall
    (Theil–Sen slope ≥ 0).

    ≥ 0, a count. W26; where people have met at all. A trend: taste is not rated. domain.md CHR-2.
    """
    given = numbers().aliveness
    held = period.so_far.filter(pl.col("type") == Type.HELD)
    if held.height == 0:
        return too_few()
    met = period.frames.meetings.filter(
        pl.col("starts").is_between(period.start, period.end - 1) & pl.col("series").is_not_null()
    )
    met = met.join(held, on="thread", how="semi", maintain_order="left")
    there = (
        period.so_far.filter(pl.col("type") == Type.ATTENDED)
        .group_by("thread")
        .agg(people=pl.col("actor").n_unique())
    )
    known = met.join(there, on="thread", how="left", maintain_order="left").with_columns(
        pl.col("people").fill_null(0)
    )
    count = 0
    for _series, group in known.sort("starts").group_by("series", maintain_order=True):
        if (
            group.height >= given.ritual_meetings
            and group["host"].drop_nulls().n_unique() >= given.ritual_hosts
        ):
            count += theilslopes(group["people"].to_numpy(), group["starts"].to_numpy()).slope >= 0
    return Reading(Band.TREND, float(count), n=known.height, people=period.n)


@indicator("CHR-3", Sign.ALIVENESS, "B", days=84)
def vocabulary(period: Period) -> Reading:
    """Terms of a community's own glossary that others use.

    It waits for the library. domain.md CHR-3.
    """
    return not_built("library")


@indicator("CHR-4", Sign.ALIVENESS, "P", days=84)
def distinctness(period: Period) -> Reading:
    """Mean of “this community has its own way” (P-H1).

    Twin: “I can be myself here” (`self`, P-H2). 1..5; both are needed. domain.md CHR-4.
    """
    own, myself = mean_of(period, "P-H1"), mean_of(period, "P-H2")
    if own.value is None:
        return own
    detail = own.detail | ({} if myself.value is None else {"self": myself.value})
    return Reading(Band.TREND, own.value, n=own.n, people=own.people, detail=detail)
