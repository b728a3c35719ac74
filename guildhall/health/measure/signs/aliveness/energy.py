"""Is it carried by many, with a beat, by itself (EN; domain.md 3)."""

import numpy as np
import polars as pl
from scipy.stats import theilslopes

from guildhall.activity.verbs import Type
from guildhall.health.measure.change import BEGAN
from guildhall.health.measure.indicator import (
    Band,
    Reading,
    Sign,
    indicator,
    low,
    share,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.spread import burstiness, variation
from guildhall.health.numbers import numbers


@indicator("EN-1", Sign.ALIVENESS, "B", days=84)
def breadth(period: Period) -> Reading:
    """Median over the weeks of members who took part (reading, attending, writing) / members.

    Twins: contributors / members, slope.

    0..1. W12; 20 members of a group of colleagues: elsewhere hardly anyone leaves formally, and it
    would divide by everyone who ever came. A trend: whether fewer take part than before is read
    from counts (docs/decisions/0050). domain.md EN-1.
    """
    if period.n < numbers().aliveness.breadth_people or not period.frames.is_closed:
        return too_few(period.n)
    weeks = _by_week(period)
    slope = float(theilslopes(weeks, np.arange(len(weeks))).slope)
    return Reading(
        Band.TREND,
        float(np.median(weeks) / period.n),
        n=period.n,
        people=period.participation["person"].n_unique(),
        detail={"contributors": period.a / period.n, "slope": slope},
    )


@indicator("EN-2", Sign.ALIVENESS, "B", days=182)
def rhythm(period: Period) -> Reading:
    """Coefficient of variation of the gaps between meetings held.

    Twins: held / planned, weeks that a member began something in, burstiness.

    ≥ 0, lower is steadier. W26; 6 gaps. Below 0.3 with at least 0.8 held is a steady beat;
    above, or fewer held, watch. domain.md EN-2.
    """
    given = numbers().aliveness
    planned = period.frames.meetings.filter(
        pl.col("starts").is_between(period.start, period.end - 1)
    )
    held = planned.join(
        period.so_far.filter(pl.col("type") == Type.HELD), on="thread", how="semi"
    ).sort("starts")
    gaps = np.diff(np.unique(held["starts"].to_numpy()))
    begun = period.events.filter(
        pl.col("type").is_in(BEGAN)
        & pl.col("actor").is_not_null()
        & ~pl.col("actor").is_in(period.stewards)
    )
    weeks = ((begun["day"] - period.start) // 7).n_unique() / (period.days / 7)
    if len(gaps) < given.rhythm_gaps:
        return too_few(len(gaps))
    kept = held.height / planned.height
    detail = {"held": kept, "weeks_begun": weeks, "burstiness": burstiness(gaps)}
    value = variation(gaps)
    band = Band.WATCH if value > given.rhythm_cv or kept < given.rhythm_held else Band.OK
    return Reading(band, value, n=len(gaps), people=period.n, detail=detail)


@indicator("EN-3", Sign.ALIVENESS, "B", days=84)
def self_starting(period: Period) -> Reading:
    """Contributions of members that are not within 24 hours after something a steward wrote /
    contributions of members.

    0..1, higher is better. W12; 50, and a steward who could have prompted them. Below 0.3 powered
    by stewards (watch). Notices are not counted as prompts. domain.md EN-3.
    """
    given = numbers().aliveness
    if not period.stewards:
        return too_few()
    acts = period.contributions.select("at", "actor").sort("at")
    prompts = acts.filter(pl.col("actor").is_in(period.stewards)).select(at="at", prompted="at")
    others = acts.filter(~pl.col("actor").is_in(period.stewards))
    if others.height < given.self_started:
        return too_few(others.height)
    joined = others.join_asof(prompts, on="at", strategy="backward")
    is_own = joined["prompted"].is_null() | (
        (joined["at"] - joined["prompted"]).dt.total_hours() >= 24
    )
    part = Proportion(int(is_own.sum()), others.height)
    return share(
        part, low(part.value, watch=given.self_starting), people=others["actor"].n_unique()
    )


@indicator("EN-4", Sign.ALIVENESS, "B", days=84)
def follow_through(period: Period) -> Reading:
    """What was taken on in meetings and done by its day / what was due.

    0..1, higher is better. W12; 10 due. A trend; never by person. domain.md EN-4.
    """
    due = period.frames.actions.filter(pl.col("due").is_between(period.start, period.end - 1))
    if due.height < numbers().aliveness.actions:
        return too_few(due.height)
    part = Proportion(
        due.filter(pl.col("done").is_not_null() & (pl.col("done") <= pl.col("due"))).height,
        due.height,
    )
    return share(part, Band.TREND, people=period.n)


def _by_week(period: Period) -> np.ndarray:
    """Members who took part in each week of the window, shape (weeks,)."""
    weekly = period.participation.group_by("week").agg(people=pl.col("person").n_unique())
    counts = dict(weekly.iter_rows())
    return np.array([counts.get(week, 0) for week in range(period.days // 7)])
