"""Is it ours (IDEN; domain.md 2.4): mostly a perception, of which behaviour only hints.

No sign without a survey.
"""

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.measure.indicator import (
    Band,
    Missing,
    Reading,
    Sign,
    high,
    indicator,
    low,
    share,
    too_few,
)
from guildhall.health.measure.period import CONTRIBUTIONS, Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.surveys import mean_of
from guildhall.health.numbers import numbers

AGAINST_US = ("no_use", "not_welcome")  # communities.ExitReason
BSCS = {
    "needs": ("P-B1", "P-B2"),
    "membership": ("P-B3", "P-B4"),
    "influence": ("P-B5", "P-B6"),
    "connection": ("P-B7", "P-B8"),
}


@indicator("IDEN-1", Sign.IDENTIFICATION, "P", days=84)
def identification(period: Period) -> Reading:
    """Mean agreement with one statement of identifying with the group (P-I1).

    Twin: who answered of those invited (`rate`).

    1..7, higher is better. One wave; 10 answers and 40 % of those invited, else it does not
    speak for them. Below 4 sign, below 5 watch. Single-Item Social Identification; domain.md
    IDEN-1.
    """
    given = numbers().identification
    mean = mean_of(period, "P-I1", watch=given.sisi.watch, sign=given.sisi.sign)
    return (
        too_few(mean.n)
        if mean.value is not None and mean.detail["rate"] < given.response_rate
        else mean
    )


@indicator("IDEN-2", Sign.IDENTIFICATION, "P", days=364)
def overlap(period: Period) -> Reading:
    """Mean of seven pictures of two circles, me and the community, from apart to one (P-I2).

    1..7, higher is better. One wave; 10 answers. No bands of its own, and never averaged with
    IDEN-1. domain.md IDEN-2.
    """
    return mean_of(period, "P-I2")


@indicator("IDEN-3", Sign.IDENTIFICATION, "P", days=364)
def belonging(period: Period) -> Reading:
    """Mean of six 5-point items (P-M1..6), yearly.

    1..5, higher is better. Ten answers. Below 3 watch. Mael & Ashforth 1992; domain.md IDEN-3.
    """
    return _mean_over(
        period, [f"P-M{number}" for number in range(1, 7)], watch=numbers().identification.mael
    )


@indicator("IDEN-4", Sign.IDENTIFICATION, "P", days=364)
def sense_of_community(period: Period) -> Reading:
    """Mean of eight 5-point items (P-B1..8), yearly.

    Twins: needs met, membership, influence, connection, two items each.

    1..5, higher is better. Ten answers. No bands: the pairs tell what is missing. Brief Sense
    of Community Scale; domain.md IDEN-4.
    """
    pairs = {name: _mean_over(period, list(items)) for name, items in BSCS.items()}
    first = pairs["needs"]
    if any(reading.value is None for reading in pairs.values()):
        return (
            first
            if first.missing is Missing.ROOM
            else too_few(min(reading.n for reading in pairs.values()))
        )
    means = {name: float(reading.value or 0) for name, reading in pairs.items()}
    n = min(reading.n for reading in pairs.values())
    return Reading(Band.TREND, sum(means.values()) / 4, n=n, people=n, detail=means)


@indicator("IDEN-5", Sign.IDENTIFICATION, "B", days=182)
def voluntary_return(period: Period) -> Reading:
    """Of those who joined in the window and could.

    Who took part in any way in weeks 12–13 / joiners; twin: in weeks 4–5 (`week_4`).

    0..1, higher is better. Cohorts of at least 10. Below 0.3 watch. Where reading is not
    recorded, what is written and attended counts alone. domain.md IDEN-5.
    """
    given = numbers().identification
    joined = period.frames.members.filter(
        (pl.col("since") >= period.start - 91) & (pl.col("since") < period.end - 91)
    ).select("person", "since")
    if joined.height < given.return_cohort:
        return too_few(joined.height)
    acts = period.so_far.select(person="actor", day="day").join(joined, on="person", how="inner")
    week = (pl.col("day") - pl.col("since")) // 7
    late = acts.filter(week.is_between(11, 12))["person"].n_unique()
    early = acts.filter(week.is_between(3, 4))["person"].n_unique()
    part = Proportion(late, joined.height)
    return share(
        part,
        low(part.value, watch=given.return_share),
        people=joined.height,
        detail={"week_4": early / joined.height},
    )


@indicator("IDEN-6", Sign.IDENTIFICATION, "B", days=182)
def conversion(period: Period) -> Reading:
    """Of those who first contributed in the half year before: who contributed a second time / all.

    Twin: who carried (`carried`).

    0..1, higher is better. 10 newcomers. A trend only. CHAOSS Conversion Rate; domain.md
    IDEN-6.
    """
    earlier = period.before()
    first = period.so_far.filter(
        pl.col("actor").is_not_null() & pl.col("type").is_in(CONTRIBUTIONS)
    ).unique("actor", keep="first", maintain_order=True)
    cohort = first.filter((pl.col("day") >= earlier.start) & (pl.col("day") < earlier.end)).select(
        "actor", first_at="at"
    )
    if cohort.height < numbers().identification.conversion_people:
        return too_few(cohort.height)
    later = period.so_far.filter(pl.col("type").is_in(CONTRIBUTIONS)).join(
        cohort, on="actor", how="inner"
    )
    again = later.filter(pl.col("at") > pl.col("first_at"))["actor"].n_unique()
    carried = period.carrying.join(cohort, on="actor", how="semi")["actor"].n_unique()
    part = Proportion(again, cohort.height)
    return share(
        part, Band.TREND, people=cohort.height, detail={"carried": carried / cohort.height}
    )


@indicator("IDEN-7", Sign.IDENTIFICATION, "B", days=182)
def advocacy(period: Period) -> Reading:
    """Invitations by members who are no stewards / invitations.

    0..1, higher is better. W26; 10. Below 0.1 watch. domain.md IDEN-7.
    """
    given = numbers().identification
    invited = period.events.filter((pl.col("type") == Type.INVITED) & pl.col("actor").is_not_null())
    if invited.height < given.advocacy_joins:
        return too_few(invited.height)
    part = Proportion(
        invited.filter(~pl.col("actor").is_in(period.stewards)).height, invited.height
    )
    return share(part, low(part.value, watch=given.advocacy), people=invited["actor"].n_unique())


@indicator("IDEN-8", Sign.IDENTIFICATION, "B", days=84)
def relevance(period: Period) -> Reading:
    """Members of whose declared interests at least one was touched by ≥ 3 contributions / members
    who declared some.

    0..1, higher is better. W12; 10. Below 0.5 watch; twin: interests of at least 5 people that
    nothing touched (`uncovered`). domain.md IDEN-8.
    """
    given = numbers().identification
    interests = period.frames.interests.join(
        period.members.select("person"), on="person", how="semi"
    )
    declared = interests["person"].n_unique()
    if declared < given.relevance_people:
        return too_few(declared)
    touched = _touched(period, given.relevance_touched)
    covered = interests.join(touched, on="topic", how="semi")["person"].n_unique()
    wanted = interests.group_by("topic").agg(people=pl.col("person").n_unique())
    uncovered = (
        wanted.filter(pl.col("people") >= given.relevance_uncovered)
        .join(touched, on="topic", how="anti")
        .height
    )
    part = Proportion(covered, declared)
    return share(
        part,
        low(part.value, watch=given.relevance),
        people=declared,
        detail={"uncovered": float(uncovered)},
    )


@indicator("IDEN-9", Sign.IDENTIFICATION, "P", days=182)
def exit_reasons(period: Period) -> Reading:
    """Share of those who left and said “no use” or “did not feel welcome”.

    0..1, lower is better. W26; 5 who left and said why. Above 0.5 sign. domain.md IDEN-9.
    """
    in_window = (pl.col("day") >= period.start) & (pl.col("day") < period.end)
    said = period.frames.exits.filter(in_window)
    if said.height < numbers().privacy.people:
        return too_few(said.height)
    against = said.filter(pl.col("reason").is_in(AGAINST_US)).height
    part, limit = Proportion(against, said.height), numbers().identification.exits_against
    return share(part, high(part.value, watch=limit, sign=limit), people=said.height)


def _mean_over(period: Period, items: list[str], *, watch: float | None = None) -> Reading:
    """The mean of several questions, where each has enough answers."""
    readings = [mean_of(period, item) for item in items]
    values = [reading.value for reading in readings]
    if any(value is None for value in values):
        return next(
            (one for one in readings if one.missing is Missing.ROOM),
            too_few(min(one.n for one in readings)),
        )
    mean = sum(value for value in values if value is not None) / len(values)
    n = min(reading.n for reading in readings)
    return Reading(Band.TREND if watch is None else low(mean, watch=watch), mean, n=n, people=n)


def _touched(period: Period, least: int) -> pl.DataFrame:
    acts = period.contributions.select("thread").join(
        period.topics_of_threads, on="thread", how="inner"
    )
    counts = acts.explode("topics").group_by(topic="topics").agg(acts=pl.len())
    return counts.filter(pl.col("acts") >= least).select("topic")
