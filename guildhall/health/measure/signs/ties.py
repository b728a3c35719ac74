"""Who knows whom (TIES; domain.md 2.2): do people meet people, is nobody left without a reply, and do ties cross units."""

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
    not_built,
    seed_of,
    share,
    short,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.surveys import yes_share
from guildhall.health.measure.waiting import time_until, working_hours
from guildhall.health.numbers import numbers
from guildhall.health.verbs import Type

HELPING = "helping"


@indicator("TIES-1", Sign.TIES, "S", days=84, primary=["helping"])
def coverage(period: Period) -> Reading:
    """Share of the active with at least one reciprocated live tie; twins: with at least three (`three`), mean (`mean`).

    0..1, higher is better. W12; from 10 active on. Below 0.5 sign, below 0.7 watch; three: below 0.25 watch. Ties outside the
    hall are not seen. domain.md TIES-1.
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
    return share(part, band, people=period.a, detail={"three": three / period.a, "mean": float(tied.mean())})


@indicator("TIES-2", Sign.TIES, "S", days=84)
def isolates(period: Period) -> Reading:
    """Share of the active without any live tie: of those here for less than 12 weeks, and (`old`) of the others.

    0..1, lower is better. W12; 10 in a group. Newcomers above 0.6 sign, others above 0.3 watch. domain.md TIES-2.
    """
    given = numbers().knowing
    tied = period.active.select("person").with_columns(tied=_tied(period, period.ties.live))
    since = period.members.select("person", is_new=pl.col("since") > period.end - numbers().windows.newcomer_days)
    groups = tied.join(since, on="person", how="inner")
    found = {name: groups.filter(pl.col("is_new") == is_new)["tied"] for name, is_new in (("new", True), ("old", False))}
    parts = {
        name: Proportion(int((ties == 0).sum()), len(ties)) for name, ties in found.items() if len(ties) >= given.isolates_people
    }
    if not parts:
        return too_few(period.a)
    bands = {
        "new": high(parts["new"].value, watch=given.isolates_new, sign=given.isolates_new) if "new" in parts else Band.NONE,
        "old": high(parts["old"].value, watch=given.isolates_old) if "old" in parts else Band.NONE,
    }
    main = "new" if "new" in parts else "old"
    worst = max(bands.values(), key=lambda band: [Band.NONE, Band.OK, Band.WATCH, Band.SIGN].index(band))
    return share(parts[main], worst, people=parts[main].total, detail={name: part.value for name, part in parts.items()})


@indicator("TIES-3", Sign.TIES, "B", days=84, primary=["helping"])
def answered(period: Period) -> Reading:
    """Questions with an answer by somebody else within 7 days / questions at least 7 days old; twins: solved, answered by no steward.

    0..1, higher is better. W12; 10 questions. Below 0.6 sign, below 0.8 watch; where people help each other with today's problem
    0.7 and 0.9. domain.md TIES-3.
    """
    given = numbers().knowing
    questions = _questions(period, end=period.end - given.answered_days)
    if questions.height < given.answered_questions:
        return too_few(questions.height)
    first = period.responses.unique("thread", keep="first", maintain_order=True).select("thread", first="day", by="actor")
    joined = questions.join(first, on="thread", how="left", maintain_order="left")
    in_time = joined.filter(pl.col("first") - pl.col("day") <= given.answered_days)
    part = Proportion(in_time.height, questions.height)
    bands = given.answered_helping if period.frames.community_type == HELPING else given.answered
    solved = period.so_far.filter((pl.col("type") == Type.HELPED) & (pl.col("result") == "solved"))
    detail = {
        "solved": questions.join(solved, on="thread", how="semi").height / questions.height,
        "by_peers": in_time.filter(~pl.col("by").is_in(period.stewards)).height / questions.height,
    }
    people = questions["asker"].n_unique()
    return share(part, low(part.value, watch=bands.watch, sign=bands.sign), people=people, detail=detail)


@indicator("TIES-4", Sign.TIES, "B", days=84, primary=["helping"])
def first_response(period: Period) -> Reading:
    """Working hours until the first reply by another person: Kaplan–Meier median; twins: 80 % (`slow`), newcomers' first posts with a
    reply within 48 hours (`newcomers`).

    Hours > 0, lower is better. W12; 10 answered questions. Median above two working days watch, above five sign; newcomers' replies
    below 0.8 watch, below 0.6 sign. domain.md TIES-4; CHAOSS Time to First Response.
    """
    given = numbers().knowing
    questions = _questions(period, end=period.end)
    first = period.responses.unique("thread", keep="first", maintain_order=True).select("thread", reply_at="at")
    joined = questions.join(first, on="thread", how="left", maintain_order="left").with_columns(
        until=pl.col("reply_at").fill_null(_moment(period.end))
    )
    over = joined["reply_at"].is_not_null().to_numpy()
    if over.sum() < given.response_answered:
        return too_few(int(over.sum()))
    hours = working_hours(joined["at"], joined["until"], period.frames.zone)
    median = time_until(0.5, over=hours[over], waiting=hours[~over])
    slow = time_until(0.8, over=hours[over], waiting=hours[~over])
    newcomers = _newcomers_heard(period)
    detail = {} if slow is None else {"slow": slow}
    band = Band.SIGN if median is None else high(median, watch=given.response_hours.watch, sign=given.response_hours.sign)
    if newcomers:
        detail["newcomers"] = newcomers.value
        of_newcomers = low(newcomers.value, watch=given.newcomer_reply.watch, sign=given.newcomer_reply.sign)
        band = max(band, of_newcomers, key=lambda one: [Band.OK, Band.WATCH, Band.SIGN].index(one))
    return Reading(band, median, n=len(joined), people=questions["asker"].n_unique(), detail=detail)


@indicator("TIES-5", Sign.TIES, "S", days=84)
def silo(period: Period) -> Reading:
    """ΔEI = EI − EI_exp of live ties by unit, EI_exp from the sizes of the units; p from shuffled units (`p`). EI itself is never shown.

    −2..2, at or above 0 is better. W12; 40 ties and two units of at least 5 active people. Below −0.3 with p < .05 watch, below −0.5
    sign. Krackhardt & Stern 1988; domain.md TIES-5.
    """
    given, gate = numbers().knowing, numbers().gate
    people, ties = _in_units(period)
    sizes = people.group_by("unit").agg(size=pl.len()).sort("unit")["size"].to_list()
    if ties.shape[0] < gate.network_ties or len(sizes) < 2:
        return too_few(ties.shape[0], Missing.NETWORK, people=people.height)
    if not period.has_draws:
        return too_few(ties.shape[0], Missing.DRAWS, people=people.height)
    units = people["unit"].to_list()
    value = networks.external_internal(ties, units) - networks.expected_external_internal(sizes)
    p = networks.permutation_p(ties, units, draws=given.silo_permutations, seed=seed_of(period, "TIES-5"))
    band = low(value, watch=given.silo.watch, sign=given.silo.sign) if p < given.silo_p else Band.OK
    return Reading(band, value, n=ties.shape[0], people=people.height, detail={"p": p, "units": float(len(sizes))})


@indicator("TIES-6", Sign.TIES, "S", days=84)
def bridges(period: Period) -> Reading:
    """Survival of ties across units since 12 weeks ago, divided by that of ties inside; twins: pairs of units that one person holds
    (`fragile`), pairs with ties at all (`pairs`).

    0..∞, higher is better. W12; units of at least 5, 10 ties across 12 weeks ago, 10 inside. Below 0.6 watch. The literature is
    split: compared with one's own ties inside alone. Nobody is named. domain.md TIES-6.
    """
    given = numbers().knowing
    earlier = period.before(short())
    people, then = _in_units(earlier)
    units = people["unit"].to_list()
    across = np.array([units[one] != units[other] for one, other in then], dtype=bool)
    fragile, pairs = _fragile(period)
    detail = {"fragile": float(fragile), "pairs": float(pairs)}
    if across.sum() < given.bridges_ties or (~across).sum() < given.bridges_ties:
        return too_few(int(across.sum()), Missing.NETWORK, people=people.height)
    alive = set(period.ties.live.select("one", "other").iter_rows())
    place = people["person"].to_list()
    lives = np.array([(min(place[one], place[other]), max(place[one], place[other])) in alive for one, other in then])
    inside = lives[~across].mean()
    if inside == 0:
        return too_few(int(across.sum()), Missing.NETWORK, people=people.height)
    ratio = float(lives[across].mean() / inside)
    return Reading(low(ratio, watch=given.bridges_ratio), ratio, n=len(then), people=people.height, detail=detail)


@indicator("TIES-7", Sign.TIES, "S", days=84, is_weak=True)
def reciprocity(period: Period) -> Reading:
    """ρ = (r − ā)/(1 − ā): how much more of the talk goes both ways than by chance; r = reciprocated / directed pairs, ā density.

    −1..1, higher is better. W12; 30 directed pairs. Below 0.1 watch; alone it never makes a sign, since giving without return is
    healthy. Garlaschelli & Loffredo 2004; domain.md TIES-7.
    """
    talk = period.ties.talk
    people = sorted(set(talk["source"].to_list()) | set(talk["target"].to_list()))
    if talk.height < numbers().knowing.reciprocity_pairs:
        return too_few(talk.height)
    found = networks.reciprocity(len(people), talk.to_numpy())
    band = low(found.above_chance, watch=numbers().knowing.reciprocity)
    return Reading(band, found.above_chance, n=talk.height, people=len(people), detail={"raw": found.raw})


@indicator("TIES-8", Sign.TIES, "B", days=182)
def coffee_chats(period: Period) -> Reading:
    """Chats that took place / paired; twin: pairs with another contact within 60 days (`follow_on`).

    0..1, higher is better. W26; 10 pairs. Done below 0.5 watch, follow-on below 0.2 watch. Who skipped is never listed. It waits for
    the room of connections. domain.md TIES-8.
    """
    given = numbers().knowing
    paired = period.events.filter(pl.col("type") == Type.CHAT_PAIRED)
    if paired.height == 0 and "chats" in period.frames.gaps:
        return not_built("connections")
    if paired.height < given.chat_pairs:
        return too_few(paired.height)
    done = period.events.filter(pl.col("type") == Type.CHAT_DONE)
    part = Proportion(min(done.height, paired.height), paired.height)
    return share(part, low(part.value, watch=given.chat_done), people=paired["actor"].n_unique())


@indicator("TIES-9", Sign.TIES, "S", days=84)
def cohesion(period: Period) -> Reading:
    """Share of the active in the largest connected piece; twins: the same without isolates, transitivity, the largest k with a k-core
    of at least 5.

    0..1; k ≥ 0, higher is better; transitivity in the middle. W12; network gate. Below 0.6 watch, k ≤ 1 watch. domain.md TIES-9.
    """
    given = numbers().knowing
    if not period.is_network_enough:
        return too_few(period.active_ties.height, Missing.NETWORK, people=period.a)
    graph = _graph(period)
    largest = networks.largest_share(graph)
    tied = sum(graph.degree(node) > 0 for node in graph.node_indices())
    k = networks.largest_core(graph, people=given.cohesion_core_people)
    detail = {
        "without_isolates": largest * period.a / tied if tied else 0.0, "transitivity": networks.transitivity(graph), "k_core": float(k),
        "pieces": float(networks.components(graph)),
    }  # fmt: skip
    band = Band.WATCH if largest < given.cohesion_largest or k <= given.cohesion_core else Band.OK
    return Reading(band, largest, n=period.active_ties.height, people=period.a, detail=detail)


@indicator("TIES-P", Sign.TIES, "P", days=84)
def two_to_call(period: Period) -> Reading:
    """Share who say “at least two people here I would contact directly” (P-T1).

    0..1, higher is better. One wave; 10 answers. Below 0.5 sign, below 0.7 watch, as TIES-1, whose blind spot it covers. domain.md 2.6.
    """
    given = numbers().knowing.coverage_one
    return yes_share(period, "P-T1", watch=given.watch, sign=given.sign)


def _tied(period: Period, ties: pl.DataFrame) -> pl.Series:
    """For each active person, with how many members they share such a tie."""
    ends = pl.concat([ties.select(person="one"), ties.select(person="other")]).group_by("person").agg(tied=pl.len())
    return period.active.select("person").join(ends, on="person", how="left", maintain_order="left")["tied"].fill_null(0)


def _questions(period: Period, *, end: int) -> pl.DataFrame:
    """Asked in the window, before the day `end`."""
    return period.asked.filter((pl.col("day") >= period.start) & (pl.col("day") < end))


def _newcomers_heard(period: Period) -> Proportion | None:
    """First posts of the window, at least 48 hours old, and those with a reply within 48 hours; None for fewer than 10."""
    given = numbers().knowing
    opened = period.so_far.filter(pl.col("type").is_in([Type.ASKED, Type.POSTED]) & pl.col("actor").is_not_null())
    first = opened.unique("actor", keep="first", maintain_order=True).filter(
        (pl.col("day") >= period.start) & (pl.col("day") < period.end - given.newcomer_hours // 24)
    )
    if first.height < numbers().gate.fewest:
        return None
    said = period.so_far.filter(pl.col("type").is_in([Type.ANSWERED, Type.COMMENTED])).select("thread", by="actor", said_at="at")
    soon = first.join(said, on="thread", how="inner").filter(
        (pl.col("by") != pl.col("actor")) & (pl.col("said_at") - pl.col("at") <= pl.duration(hours=given.newcomer_hours))
    )
    return Proportion(soon["thread"].n_unique(), first.height)


def _in_units(period: Period) -> tuple[pl.DataFrame, np.ndarray]:
    """Active people in units of at least 5 active, numbered in order, and the live ties between them."""
    of = period.active.select("person").join(period.unit_of, on="person", how="inner", maintain_order="left")
    large = of.filter(pl.len().over("unit") >= numbers().knowing.unit_people).sort("person")
    place = {person: number for number, person in enumerate(large["person"].to_list())}
    pairs = period.ties.live.select("one", "other").iter_rows()
    ties = [(place[one], place[other]) for one, other in pairs if one in place and other in place]
    return large, np.array(ties, dtype=np.int64).reshape(-1, 2)


def _fragile(period: Period) -> tuple[int, int]:
    """Pairs of units whose ties hang on one person, and pairs of units that are tied at all."""
    people, ties = _in_units(period)
    units, persons = people["unit"].to_list(), people["person"].to_list()
    held: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one, other in ties:
        if units[one] != units[other]:
            pair = (min(units[one], units[other]), max(units[one], units[other]))
            held.setdefault(pair, []).append((persons[one], persons[other]))
    fragile = sum(bool(set.intersection(*(set(ends) for ends in pairs))) for pairs in held.values())
    return fragile, len(held)


def _graph(period: Period):
    place = {person: number for number, person in enumerate(period.active["person"].to_list())}
    ties = [(place[one], place[other]) for one, other in period.active_ties.select("one", "other").iter_rows()]
    return networks.undirected(len(place), np.array(ties, dtype=np.int64).reshape(-1, 2))


def _moment(day: int) -> pl.Expr:
    """Midnight (UTC) at which a day since 1970 begins."""
    return (pl.lit(day, dtype=pl.Int64) * 86_400_000_000).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
