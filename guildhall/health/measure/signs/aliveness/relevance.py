"""Does it come from real work, and is it of use there (REL; domain.md 3)."""

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.measure.indicator import (
    Band,
    Reading,
    Sign,
    indicator,
    not_built,
    share,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.surveys import mean_of
from guildhall.health.numbers import numbers


@indicator("REL-1", Sign.ALIVENESS, "B", days=84)
def from_work(period: Period) -> Reading:
    """Questions whose author needed an answer on the job or this week / questions.

    0..1. W12; 20. A trend: declared by the author, as its urgency. domain.md REL-1.
    """
    asked = period.events.filter(pl.col("type") == Type.ASKED)
    flagged = asked.filter(pl.col("result").is_in(["now", "this_week"]))
    if (
        asked.height < numbers().aliveness.work_questions
        or asked["result"].null_count() == asked.height
    ):
        return too_few(asked.height)
    return share(
        Proportion(flagged.height, asked.height), Band.TREND, people=asked["actor"].n_unique()
    )


@indicator("REL-3", Sign.ALIVENESS, "P", days=84)
def usefulness(period: Period) -> Reading:
    """Mean of “useful for my work this month” (P-R1). 1..5; one wave, 10 answers.

    A trend. domain.md REL-3.
    """
    return mean_of(period, "P-R1")


@indicator("REL-4", Sign.ALIVENESS, "B", days=182)
def come_back(period: Period) -> Reading:
    """Tips and practices that the same unit opened again in a later week / those that were opened.

    0..1. W26; 50 opened. A trend. It waits until reading is counted. domain.md REL-4.
    """
    if "reads" in period.frames.gaps:
        return not_built("reads")
    reads = period.frames.reads.filter(
        pl.col("day").is_between(period.start, period.end - 1)
    ).with_columns(week=pl.col("day") // 7)
    opened = reads["thread"].n_unique()
    if opened < numbers().aliveness.opened:
        return too_few(opened)
    again = (
        reads.group_by("thread", "unit")
        .agg(weeks=pl.col("week").n_unique())
        .filter(pl.col("weeks") >= 2)
    )
    return share(
        Proportion(again["thread"].n_unique(), opened),
        Band.TREND,
        people=reads["reader"].n_unique(),
    )
