"""Is there something that lifts, and is what is new taken up (EXC; domain.md 3)."""

import numpy as np
import polars as pl

from guildhall.health.measure.indicator import (
    Band,
    Reading,
    Sign,
    indicator,
    share,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.surveys import mean_of
from guildhall.health.numbers import numbers


@indicator("EXC-1", Sign.ALIVENESS, "B", days=182)
def peaks(period: Period) -> Reading:
    """Threads and meetings with at least median + 2 MAD people, one of them for the first time, in
    half a year.

    ≥ 0; one to four are good. W26; 8 occasions. A trend. domain.md EXC-1.
    """
    acts = period.events.filter(pl.col("thread").is_not_null() & pl.col("actor").is_not_null())
    sizes = acts.group_by("thread").agg(people=pl.col("actor").n_unique(), last=pl.col("day").max())
    if sizes.height < numbers().aliveness.peaks:
        return too_few(sizes.height)
    people = sizes["people"].to_numpy()
    median = float(np.median(people))
    least = median + 2 * max(1.0, float(np.median(np.abs(people - median))))
    first = (
        period.so_far.filter(pl.col("actor").is_not_null())
        .unique("actor", keep="first", maintain_order=True)
        .select("thread")
    )
    large = sizes.filter(pl.col("people") >= least).join(first, on="thread", how="semi")
    return Reading(Band.TREND, float(large.height), n=sizes.height, people=period.a)


@indicator("EXC-2", Sign.ALIVENESS, "B", days=84)
def novelty(period: Period) -> Reading:
    """Topics first seen in the window with at least 3 contributors within 14 days / topics first
    seen.

    0..1. W12; 5 topics. A trend. domain.md EXC-2.
    """
    given = numbers().aliveness
    acts = (
        period.so_far.select("thread", "actor", "day")
        .join(period.topics_of_threads, on="thread", how="inner")
        .explode("topics")
    )
    first = (
        acts.group_by("topics")
        .agg(first=pl.col("day").min())
        .filter(pl.col("first") >= period.start)
    )
    if first.height < given.novelty_topics:
        return too_few(first.height)
    soon = acts.join(first, on="topics", how="inner").filter(
        pl.col("day") - pl.col("first") <= given.novelty_days
    )
    company = (
        soon.group_by("topics")
        .agg(people=pl.col("actor").n_unique())
        .filter(pl.col("people") >= given.novelty_people)
    )
    part = Proportion(company.height, first.height)
    return share(part, Band.TREND, people=soon["actor"].n_unique())


@indicator("EXC-3", Sign.ALIVENESS, "P", days=84)
def anticipation(period: Period) -> Reading:
    """Mean of “I look forward to the next meeting or thread” (P-E1). 1..5; one wave, 10 answers.

    A trend. domain.md EXC-3.
    """
    return mean_of(period, "P-E1")
