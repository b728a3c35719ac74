"""Do people meet people: ties both ways, nobody alone, one piece."""

import math

import numpy as np
import polars as pl

from guildhall.health.measure import networks
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
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.surveys import yes_share
from guildhall.health.numbers import numbers


@indicator("TIES-1", Sign.TIES, "S", days=84)
def coverage(period: Period) -> Reading:
    """Share of the active with at least one reciprocated live tie.

    Twins: with at least three (`three`), mean (`mean`).

    0..1, higher is better. W12; from 10 active on. Below 0.5 sign, below 0.7 watch; three:
    below 0.25 watch. Ties outside the hall are not seen. domain.md TIES-1.
    """
    given = numbers().knowing
    if period.a < given.coverage_people:
        return too_few(period.a)
    tied = _tied(period, period.ties.reciprocated)
    one, three = int((tied >= 1).sum()), int((tied >= 3).sum())
    part = Proportion(one, period.a)
    band = low(part.value, watch=given.coverage_one.watch, sign=given.coverage_one.sign)
    if band is Band.OK and three / period.a < given.coverage_three:
        band = Band.WATCH
    return share(
        part,
        band,
        people=period.a,
        settled=_of_settled(period, tied >= 1),
        detail={"three": three / period.a, "mean": float(tied.sum()) / max(len(tied), 1)},
    )


@indicator("TIES-2", Sign.TIES, "S", days=84)
def isolates(period: Period) -> Reading:
    """Share of the active without any live tie.

    Twins: of those here for less than 12 weeks (`new`), and (`old`) of the others, from which the
    band is read.

    0..1, lower is better. W12; 10 in a group. Newcomers above 0.6 sign, others above 0.3 watch.
    domain.md TIES-2.
    """
    given = numbers().knowing
    tied = period.active.select("person").with_columns(tied=_tied(period, period.ties.live))
    groups = tied.join(_how_new(period), on="person", how="inner")
    by_age = {
        name: groups.filter(pl.col("is_new") == is_new)["tied"]
        for name, is_new in (("new", True), ("old", False))
    }
    parts = {
        name: Proportion(int((ties == 0).sum()), len(ties))
        for name, ties in by_age.items()
        if len(ties) >= given.isolates_people
    }
    if not parts:
        return too_few(period.a)
    bands = {
        "new": high(parts["new"].value, watch=given.isolates_new, sign=given.isolates_new)
        if "new" in parts
        else Band.NONE,
        "old": high(parts["old"].value, watch=given.isolates_old) if "old" in parts else Band.NONE,
    }
    everyone = Proportion(int((groups["tied"] == 0).sum()), groups.height)
    worst = max(
        bands.values(), key=lambda band: [Band.NONE, Band.OK, Band.WATCH, Band.SIGN].index(band)
    )
    return share(
        everyone,
        worst,
        people=everyone.total,
        settled=Proportion(int((by_age["old"] == 0).sum()), len(by_age["old"])),
        detail={name: part.value for name, part in parts.items()},
    )


@indicator("TIES-7", Sign.TIES, "S", days=84, is_weak=True)
def reciprocity(period: Period) -> Reading:
    """ρ = (r − ā)/(1 − ā): how much more of the talk goes both ways than by chance.

    R = reciprocated / directed pairs, ā density.

    −1..1, higher is better. W12; 30 directed pairs. Below 0.1 watch; alone it never makes a
    sign, since giving without return is healthy. Garlaschelli & Loffredo 2004; domain.md
    TIES-7.
    """
    talk = period.ties.talk
    people = sorted(set(talk["source"].to_list()) | set(talk["target"].to_list()))
    if talk.height < numbers().knowing.reciprocity_pairs:
        return too_few(talk.height)
    mutual = networks.reciprocity(len(people), talk.to_numpy())
    band = low(mutual.above_chance, watch=numbers().knowing.reciprocity)
    return Reading(
        band, mutual.above_chance, n=talk.height, people=len(people), detail={"raw": mutual.raw}
    )


@indicator("TIES-8", Sign.TIES, "B", days=182)
def coffee_chats(period: Period) -> Reading:
    """Introductions that led to a meeting / introductions.

    0..1, higher is better. W26, of which the whole quarters count; 10 introductions. Below 0.5
    watch. Those of which nobody told anything count as not met; who skipped is never listed. The
    twin “pairs with another contact within 60 days” is not computed: it would join two people with
    what they did afterwards. domain.md TIES-8, 6.3.
    """
    given = numbers().knowing
    number = period.chats.height
    if number < given.chat_pairs:
        return too_few(number)
    part = Proportion(int(period.chats["is_done"].sum()), number)
    return share(part, low(part.value, watch=given.chat_done), people=_fewest_of(number))


@indicator("TIES-9", Sign.TIES, "S", days=84)
def cohesion(period: Period) -> Reading:
    """Share of the active in the largest connected piece.

    Twins: the same without isolates, transitivity, the largest k with a k-core of at least 5.

    0..1; k ≥ 0, higher is better; transitivity in the middle. W12; network gate. Below 0.6
    watch, k ≤ 1 watch. domain.md TIES-9.
    """
    given = numbers().knowing
    if not period.is_network_enough:
        return too_few(period.active_ties.height, Missing.NETWORK, people=period.a)
    graph = _graph(period)
    largest = networks.largest_share(graph)
    tied = sum(graph.degree(node) > 0 for node in graph.node_indices())
    k = networks.largest_core(graph, people=given.cohesion_core_people)
    detail = {
        "without_isolates": largest * period.a / tied if tied else 0.0,
        "transitivity": networks.transitivity(graph),
        "k_core": float(k),
        "pieces": float(networks.components(graph)),
    }
    band = Band.WATCH if largest < given.cohesion_largest or k <= given.cohesion_core else Band.OK
    return Reading(band, largest, n=period.active_ties.height, people=period.a, detail=detail)


@indicator("TIES-P", Sign.TIES, "P", days=84)
def two_to_call(period: Period) -> Reading:
    """Share who say “at least two people here I would contact directly” (P-T1).

    0..1, higher is better. One wave; 10 answers. Below 0.5 sign, below 0.7 watch, as TIES-1,
    whose blind spot it covers. domain.md 2.6.
    """
    given = numbers().knowing.coverage_one
    return yes_share(period, "P-T1", watch=given.watch, sign=given.sign)


def _fewest_of(pairs: int) -> int:
    """So many people at least have so many pairs, where no two are introduced twice."""
    return math.ceil((1 + math.sqrt(1 + 8 * pairs)) / 2)


def _how_new(period: Period) -> pl.DataFrame:
    """Each member, and whether they have been here for less than twelve weeks: person, is_new."""
    return period.members.select(
        "person", is_new=pl.col("since") > period.end - numbers().windows.newcomer_days
    )


def _of_settled(period: Period, has: pl.Series) -> Proportion:
    """Of the active who are not new, those who have something; `has`: one for each active."""
    people = period.active.select("person").with_columns(has=has)
    joined = people.join(_how_new(period), on="person", how="inner")
    settled = joined.filter(~pl.col("is_new"))["has"]
    return Proportion(int(settled.sum()), len(settled))


def _tied(period: Period, ties: pl.DataFrame) -> pl.Series:
    """For each active person, with how many members they share such a tie."""
    ends = (
        pl.concat([ties.select(person="one"), ties.select(person="other")])
        .group_by("person")
        .agg(tied=pl.len())
    )
    return (
        period.active.select("person")
        .join(ends, on="person", how="left", maintain_order="left")["tied"]
        .fill_null(0)
    )


def _graph(period: Period):
    place = {person: number for number, person in enumerate(period.active["person"].to_list())}
    ties = [
        (place[one], place[other])
        for one, other in period.active_ties.select("one", "other").iter_rows()
    ]
    return networks.undirected(len(place), np.array(ties, dtype=np.int64).reshape(-1, 2))
