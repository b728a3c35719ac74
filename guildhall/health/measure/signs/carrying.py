"""Who keeps it going (CORE; domain.md 2.1).

Is there a core, of how many, tied to each other, and does it renew itself.
"""

import numpy as np
import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.measure import networks
from guildhall.health.measure.core_periphery import best_fit, rewired_p
from guildhall.health.measure.indicator import (
    Band,
    Missing,
    Reading,
    Sign,
    dominance,
    high,
    indicator,
    long,
    low,
    seed_of,
    share,
    short,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.spread import absence_factor, gini
from guildhall.health.numbers import numbers

KINDS = {
    "help": "answers",
    "carry": "hosting and looking after",
    "build": "tips and practices",
    "review": "checks",
}


def core_of(period: Period) -> set[int]:
    """C: active in ≥ 6 of 12 weeks with ≥ 4 carrying acts. Whether they are tied to each other is
    another figure (CORE-5): who only answers carries, too.
    """
    given = numbers().carrying
    acts = period.contributions.group_by("actor").agg(weeks=pl.col("week").n_unique())
    carried = period.carrying.group_by("actor").agg(carried=pl.len())
    enough = acts.join(carried, on="actor").filter(
        (pl.col("weeks") >= given.core_weeks) & (pl.col("carried") >= given.core_acts)
    )
    return set(enough["actor"].to_list())


@indicator("CORE-1", Sign.CARRYING, "SB", days=84)
def core_size(period: Period) -> Reading:
    """core_n = |C|; twin: core_share = |C|/n (domain.md CORE-1, without its ties and its two kinds
    of contribution: they leave out who only answers).

    Weeks are calendar weeks; a rhythm of one's own is not asked for.

    0..n people; more is better up to a plateau. W12; from 10 members and 12 weeks on. 0–2 sign,
    3–4 watch, from 5 on ok; below 20 members from 3 on ok. A pattern in this hall, never
    compared with a person's role.
    """
    given = numbers().carrying
    if period.age < given.core_age_days:
        return too_few(period.n, Missing.AGE)
    if period.n < given.core_fewest_members:
        return too_few(period.n)
    core = core_of(period)
    bands = given.core_size_small if period.n < given.small_members else given.core_size
    return Reading(
        low(len(core), watch=bands.watch, sign=bands.sign),
        float(len(core)),
        n=period.n,
        people=period.a,
        detail={"share": len(core) / period.n},
    )


@indicator("CORE-2", Sign.CARRYING, "S", days=84)
def absence(period: Period) -> Reading:
    """Contributor absence factor.

    The fewest people behind 50 % (and 80 %) of one kind of contribution, of the kind where it
    is lowest.

    Kinds: answers, hosting and looking after, tips and practices, checks. 1..a people, higher
    is better. W12; a kind counts from 30 acts by ≥ 5 people on, with ≥ 12 active. 1 sign, 2
    watch, from 3 on ok. Low values are normal in open projects: fragile, not failing. CHAOSS;
    domain.md CORE-2.
    """
    given = numbers().carrying
    counts = {
        kind: _by_person(period.contributions.filter(pl.col("kind") == kind)) for kind in KINDS
    }
    counted = {
        kind: acts
        for kind, acts in counts.items()
        if acts.sum() >= given.absence_contributions and len(acts) >= given.absence_people
    }
    if not counted or period.a < given.absence_active:
        return too_few(int(max((acts.sum() for acts in counts.values()), default=0)))
    factors = {kind: absence_factor(acts) for kind, acts in counted.items()}
    kind = min(factors, key=lambda name: (factors[name], name))
    lowest = factors[kind]
    return Reading(
        low(lowest, watch=given.absence.watch, sign=given.absence.sign),
        float(lowest),
        n=int(counted[kind].sum()),
        people=len(counted[kind]),
        detail={"at_80": float(absence_factor(counted[kind], share=0.8))},
    )


@indicator("CORE-3", Sign.CARRYING, "B", days=84)
def dependence(period: Period) -> Reading:
    """The largest share of carrying acts that one person makes, max_i share_i.

    Twin: peers' share of first replies.

    0..1, lower is better. W12; from 30 acts on. Under both ways of counting (one per act; by
    effort) ≥ 0.5 watch, ≥ 0.7 sign; in the first 26 weeks 0.15 more. domain.md CORE-3. It
    points at a person: what is shown of it, says the gate.
    """
    given = numbers().carrying
    acts = period.carrying
    if acts.height < given.dependence_acts:
        return too_few(acts.height)
    plain, weighed = dominance(_by_person(acts)), dominance(_weights(acts))
    extra = given.dependence_young_extra if period.age < given.dependence_young_days else 0.0
    value = min(plain[0], weighed[0])  # an alarm has to hold under both (domain.md 0.2)
    band = high(
        value,
        watch=given.dependence.watch + extra - 1e-9,
        sign=given.dependence.sign + extra - 1e-9,
    )
    detail = {"by_effort": weighed[0], "one_each": plain[0]} | _peers_first(period)
    return Reading(band, plain[0], n=acts.height, people=acts["actor"].n_unique(), detail=detail)


def _peers_first(period: Period) -> dict[str, float]:
    """Share of first replies in the window that came from people who are not stewards."""
    first = period.responses.unique("thread", keep="first", maintain_order=True).filter(
        pl.col("day") >= period.start
    )
    if first.height == 0:
        return {}
    by_peers = first.filter(~pl.col("actor").is_in(period.stewards))
    return {"peers_first": by_peers.height / first.height}


@indicator("CORE-4", Sign.CARRYING, "S", days=84)
def concentration(period: Period) -> Reading:
    """Gini of contributions over those who contribute, corrected for small groups: G·m/(m−1).

    0..1, neither end is better. W12; from 15 contributors on. Shown as a trend only: inequality
    is the rule. domain.md CORE-4.
    """
    counts = period.active["acts"].to_numpy()
    if len(counts) < numbers().carrying.concentration_people:
        return too_few(len(counts))
    top = dominance(counts)
    return Reading(
        Band.TREND,
        float(gini(counts, is_corrected=True)),
        n=len(counts),
        people=len(counts),
        top=top[0],
        top_two=top[1],
        sample=counts,
        of=lambda drawn: gini(drawn, is_corrected=True),
    )


@indicator("CORE-5", Sign.CARRYING, "S", days=182)
def core_fit(period: Period) -> Reading:
    """Core–periphery fit ρ of live ties (Borgatti & Everett, core–rest cells left out), with
    densities and p against rewirings.

    −1..1, higher is better with d_CC > d_CP > d_PP. W26; network gate. ρ ≥ 0.5, p < .05 and
    d_CC ≥ 0.5: there is a knit core. The density among those of CORE-1 (`carriers`) below 0.3:
    people who do much and not together; watch, sign with CORE-1. Above 2,000 active people the
    fit is of the best prefix alone and without p, and says so (`is_prefix_only` 1). domain.md
    CORE-5.
    """
    given = numbers().carrying
    if not period.is_network_enough:
        return too_few(period.active_ties.height, Missing.NETWORK, people=period.a)
    place = {person: number for number, person in enumerate(period.active["person"].to_list())}
    edges = np.array(
        [
            (place[one], place[other])
            for one, other in period.active_ties.select("one", "other").iter_rows()
        ]
    )
    fit = best_fit(len(place), edges, exact_up_to=given.fit_exact_people)
    detail = {
        "core": fit.core_density,
        "between": fit.between_density,
        "rest": fit.rest_density,
        "is_prefix_only": float(fit.is_prefix_only),
    }
    if period.has_draws and not fit.is_prefix_only and not period.is_past:
        detail["p"] = rewired_p(
            len(place), edges, draws=given.fit_rewirings, seed=seed_of(period, "CORE-5")
        )
    carriers = _carriers(period)
    density = _density(period, carriers)
    detail["carriers"] = density
    is_apart = len(carriers) >= given.core_size.sign and density < given.fit_density_low
    return Reading(
        Band.WATCH if is_apart else Band.OK, fit.fit, n=len(edges), people=period.a, detail=detail
    )


def _carriers(period: Period) -> set[int]:
    """C of the twelve weeks at the end."""
    return core_of(period.ending_alike(short()))


def _density(period: Period, people: set[int]) -> float:
    pairs = len(people) * (len(people) - 1) / 2
    tied = sum(
        one in people and other in people
        for one, other in period.ties.live.select("one", "other").iter_rows()
    )
    return tied / pairs if pairs else 0.0


@indicator("CORE-6", Sign.CARRYING, "B", days=84)
def renewal(period: Period) -> Reading:
    """Renewal |C_t ∖ C_{t−26w}| / |C_t|.

    Twins: survival |C_t ∩ C_{t−26w}| / |C_{t−26w}|, first carrying acts of members
    (`pipeline`).

    0..1, the middle is best. From a core of 5 on. Renewal 0 in three readings, 4 weeks apart: a
    closed circle (watch); survival below 0.4: the core drains (watch). Why people are gone is
    never shown. domain.md CORE-6.
    """
    given = numbers().carrying
    now, then = core_of(period), core_of(period.before(long()))
    if len(now) < given.renewal_core and len(then) < given.renewal_core:
        return too_few(len(now))
    if not now or not then:
        return too_few(len(now))
    fresh = len(now - then) / len(now)
    survival = len(now & then) / len(then)
    detail = {"survival": survival, "pipeline": float(_first_carriers(period))}
    is_closed = (
        len(now) >= given.renewal_core
        and fresh == 0
        and _was_closed(period, given.renewal_readings - 1)
    )
    is_draining = len(then) >= given.renewal_core and survival < given.survival
    return Reading(
        Band.WATCH if is_closed or is_draining else Band.OK,
        fresh,
        n=len(now),
        people=len(now | then),
        detail=detail,
    )


def _was_closed(period: Period, readings: int) -> bool:
    """Also 4, 8, … weeks ago nobody had come into the core within half a year."""
    for number in range(1, readings + 1):
        earlier = period.before(28 * number)
        if core_of(earlier) - core_of(earlier.before(long())):
            return False
    return True


def _first_carriers(period: Period) -> int:
    """Members who carried for the first time in this window."""
    carried = period.carrying["actor"].unique()
    kinds = period.so_far.filter(
        (pl.col("day") < period.start)
        & pl.col("type").is_in(period.carrying["type"].unique().implode())
    )
    return int((~carried.is_in(kinds["actor"].unique().implode())).sum())


@indicator("CORE-7", Sign.CARRYING, "B", days=84)
def quorum(period: Period) -> Reading:
    """Share of planned meetings that were held with at least 3 of the core.

    Where there is no core, with at least 3 people.

    0..1, higher is better. W12; from 4 planned on. Below 0.5 watch. domain.md CORE-7.
    """
    given = numbers().carrying
    planned = period.frames.meetings.filter(
        (pl.col("starts") >= period.start) & (pl.col("starts") < period.end)
    )
    if planned.height < given.quorum_meetings:
        return too_few(planned.height)
    core = core_of(period)
    there = period.so_far.filter(pl.col("type") == Type.ATTENDED)
    if len(core) >= given.quorum_people:
        there = there.filter(pl.col("actor").is_in(list(core)))
    full = (
        there.group_by("thread")
        .agg(people=pl.col("actor").n_unique())
        .filter(pl.col("people") >= given.quorum_people)
    )
    kept = planned.join(full, on="thread", how="semi").height
    part = Proportion(kept, planned.height)
    people = there.join(planned, on="thread", how="semi")["actor"].n_unique()
    return share(part, low(part.value, watch=given.quorum), people=people)


@indicator("CORE-8", Sign.CARRYING, "S", days=84)
def rehearsal(period: Period) -> Reading:
    """Share of answered questions that would have needed someone else, were the two who carry most
    not there.

    0..1, lower is better; twins: with one gone (`one`), and the share of the active still in
    one piece (`connected`). W12; from 20 answered questions on. Above 0.5 sign. Nobody is
    assumed to step in. domain.md CORE-8.
    """
    given = numbers().carrying
    answered = period.responses.filter((pl.col("day") >= period.start) & pl.col("is_answer"))
    total = answered["thread"].n_unique()
    if total < given.rehearsal_questions:
        return too_few(total)
    carried = (
        period.carrying.group_by("actor")
        .agg(acts=pl.len())
        .sort(["acts", "actor"], descending=[True, False])
    )
    top = carried["actor"].head(2).to_list()
    lost = [
        total - answered.filter(~pl.col("actor").is_in(top[:gone]))["thread"].n_unique()
        for gone in (1, 2)
    ]
    part = Proportion(lost[1], total)
    detail = {"one": lost[0] / total, "connected": _connected_without(period, set(top))}
    band = high(part.value, watch=given.rehearsal, sign=given.rehearsal)
    return share(part, band, people=answered["actor"].n_unique(), detail=detail)


def _connected_without(period: Period, gone: set[int]) -> float:
    people = [person for person in period.active["person"].to_list() if person not in gone]
    place = {person: number for number, person in enumerate(people)}
    ties = [
        (place[a], place[b])
        for a, b in period.active_ties.select("one", "other").iter_rows()
        if a in place and b in place
    ]
    return networks.largest_share(networks.undirected(len(people), np.array(ties).reshape(-1, 2)))


def _by_person(acts: pl.DataFrame) -> np.ndarray:
    return acts.group_by("actor").agg(acts=pl.len())["acts"].to_numpy()


def _weights(acts: pl.DataFrame) -> np.ndarray:
    weighed = acts.with_columns(
        weight=pl.col("type").replace_strict(
            numbers().weights, default=1.0, return_dtype=pl.Float64
        )
    )
    return weighed.group_by("actor").agg(pl.col("weight").sum()).sort("actor")["weight"].to_numpy()
