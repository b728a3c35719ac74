"""Whether what was given a day is done by that day (PROM; ours, docs/decisions/0158).

The measure is the community's own word, so that a level may be judged anywhere. Of things, never
of the people who had to do them.
"""

import polars as pl

from guildhall.communities.promised import Promise
from guildhall.health.measure.indicator import (
    Reading,
    Sign,
    dominance,
    indicator,
    low,
    share,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.numbers import numbers


@indicator("PROM-1", Sign.PROMISES, "B", days=182)
def ideas_answered(period: Period) -> Reading:
    """Ideas that were answered by the day that was promised / ideas whose day came.

    0..1, higher is better. W26; 10, of 5 people. Below 0.5 watch. “Not now” is an answer. Ours,
    after domain.md EN-4.
    """
    return _in_time(period, Promise.IDEA_ANSWERED, int(numbers().promises.ideas))


@indicator("PROM-2", Sign.PROMISES, "B", days=182)
def decisions_settled(period: Period) -> Reading:
    """Decisions that ended by the day that people were given, also with nothing decided / decisions
    whose day came.

    0..1, higher is better. W26; 6, of 5 people. Below 0.5 watch. Two days of grace: the hall ends
    them in the night. Ours, after domain.md EN-4.
    """
    return _in_time(period, Promise.DECISION_SETTLED, int(numbers().promises.decisions))


@indicator("PROM-3", Sign.PROMISES, "B", days=182)
def decisions_followed_up(period: Period) -> Reading:
    """Decisions that name next steps or a day to look again, and were not left to wait for that
    look for four weeks / decisions made, four weeks later.

    0..1, higher is better. W26; 6, of 5 people. Below 0.5 watch. What is written with a decision
    is as it is now. Whether people did it is not measured. Ours, after domain.md EN-4.
    """
    return _in_time(period, Promise.DECISION_FOLLOWED_UP, int(numbers().promises.decisions))


@indicator("PROM-4", Sign.PROMISES, "B", days=182)
def projects_ended(period: Period) -> Reading:
    """Projects of which someone said how they went, or that they stopped / projects that were over
    for two weeks, or at rest for twelve.

    0..1, higher is better. W26; 6, of 5 people. Below 0.5 watch. Stopping in good time is an end.
    Ours, after domain.md EN-4.
    """
    return _in_time(period, Promise.PROJECT_ENDED, int(numbers().promises.projects))


def _in_time(period: Period, what: Promise, fewest: int) -> Reading:
    """Of those whose day came in the window."""
    due = period.frames.promises.filter(
        (pl.col("what") == str(what)) & pl.col("due").is_between(period.start, period.end - 1)
    )
    if due.height < fewest:
        return too_few(due.height)
    part = Proportion(due.filter(pl.col("kept") <= pl.col("due")).height, due.height)
    by = due["by"].drop_nulls().value_counts()["count"].to_list()
    top, top_two = dominance(by)
    band = low(part.value, watch=numbers().promises.kept)
    return share(part, band, people=len(by), top=top, top_two=top_two)
