"""Do we try each other's ways (RIGID; domain.md 2.3).

Is anything tried, adapted, doubted, renewed.
"""

import numpy as np
import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.measure.indicator import (
    Band,
    Missing,
    Reading,
    Sign,
    dominance,
    high,
    indicator,
    low,
    share,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.spread import divergence, evenness
from guildhall.health.measure.surveys import mean_of, yes_share
from guildhall.health.numbers import numbers

BEST_PRACTICE = "best_practice"
EVERYDAY, STOPPED = "everyday", "stopped"


@indicator("RIGID-1", Sign.RIGIDITY, "B", days=182)
def adoption(period: Period) -> Reading:
    """Active members who reported on something of someone else (worked, partly, did not, we use
    this) / active members.

    0..1, higher is better. W26; 10 active, and at least 20 occasions to say so (reports, trials
    asked about): before that zero is unknown. Below 0.1 watch, where best practice is the
    purpose sign; from 0.3 on good. domain.md RIGID-1.
    """
    given = numbers().rigidity
    reports = _reports(period)
    tried = period.events.filter(pl.col("type") == Type.TRIED).join(
        period.frames.items, on="thread", how="semi"
    )
    if (
        period.a < given.adoption_people
        or reports.height + tried.height + _items(period) < given.adoption_asked
    ):
        return too_few(period.a)
    adopters = (
        period.active.select("person")
        .join(reports.select(person="actor"), on="person", how="semi")
        .height
    )
    part = Proportion(adopters, period.a)
    is_purpose = period.frames.community_type == BEST_PRACTICE
    band = low(
        part.value, watch=given.adoption.watch, sign=given.adoption.sign if is_purpose else None
    )
    return share(part, band, people=period.a, detail={"reports": float(reports.height)})


@indicator("RIGID-2", Sign.RIGIDITY, "BS", days=182)
def crossing(period: Period) -> Reading:
    """Reports from another unit than the author's / reports between units, minus the share expected
    from the sizes of the units.

    −1..1, higher is better. W26; 20 reports in units of at least 5. Below −0.3 watch. domain.md
    RIGID-2.
    """
    given = numbers().rigidity
    large = period.unit_of.filter(pl.len().over("unit") >= numbers().knowing.unit_people)
    joined = (
        _reports(period)
        .filter(pl.col("toward").is_not_null())
        .join(large.select(actor="person", ours="unit"), on="actor", how="inner")
        .join(large.select(toward="person", theirs="unit"), on="toward", how="inner")
    )
    if joined.height < given.crossing_adoptions:
        return too_few(joined.height)
    crossed = int((joined["ours"] != joined["theirs"]).sum())
    sizes = large.group_by("unit").agg(size=pl.len())["size"].to_numpy()
    people = sizes.sum()
    expected = 1 - float((sizes * (sizes - 1)).sum() / (people * (people - 1)))
    value = crossed / joined.height - expected
    return Reading(
        low(value, watch=given.crossing),
        value,
        n=joined.height,
        people=joined["actor"].n_unique(),
        detail={"crossed": crossed / joined.height, "expected": expected},
    )


@indicator("RIGID-3", Sign.RIGIDITY, "B", days=182)
def honest_failure(period: Period) -> Reading:
    """Share of reports that say “partly” or “did not work”.

    Twins: units in everyday use (`routine`) and that stopped (`dropped`).

    0..1; above 0 is healthy. W26; 20 reports. Below 0.05 a suspicious silence (watch); everyday
    below 0.2 of the uses (watch). Better teams reported more errors because it was safe.
    domain.md RIGID-3.
    """
    given = numbers().rigidity
    reports = _reports(period).filter(pl.col("result").is_in(["worked", "partly", "failed"]))
    if reports.height < given.stages_reports:
        return too_few(reports.height)
    part = Proportion(int(reports["result"].is_in(["partly", "failed"]).sum()), reports.height)
    band = low(part.value, watch=given.honest_failure)
    uses = _uses(period)
    detail: dict[str, float] = {}
    if uses.height >= given.stages_reports:
        detail = {"routine": _share_of(uses, EVERYDAY), "dropped": _share_of(uses, STOPPED)}
        band = Band.WATCH if detail["routine"] < given.routine else band
    return share(part, band, people=reports["actor"].n_unique(), detail=detail)


@indicator("RIGID-4", Sign.RIGIDITY, "B", days=182)
def both_ways(period: Period) -> Reading:
    """Share of the active who both asked and answered.

    0..1, higher is better. W26; 15 active. Below 0.15 watch; natural early on. domain.md RIGID-4.
    """
    given = numbers().rigidity
    if period.a < given.both_ways_people:
        return too_few(period.a)
    kinds = period.contributions.group_by("actor").agg(
        asks=(pl.col("kind") == "ask").any(), helps=(pl.col("kind") == "help").any()
    )
    part = Proportion(kinds.filter(pl.col("asks") & pl.col("helps")).height, period.a)
    return share(part, low(part.value, watch=given.both_ways), people=period.a)


@indicator("RIGID-5", Sign.RIGIDITY, "S", days=182)
def single_voices(period: Period) -> Reading:
    """Share of topics in which one person gives at least 70 % of the answers.

    Twin: mean evenness H' of the topics.

    0..1, lower is better. W26; topics with at least 5 answers, 5 of them. Above 0.4 watch.
    Nobody's breadth is ever scored. domain.md RIGID-5.
    """
    given = numbers().rigidity
    answers = period.contributions.filter(pl.col("type") == Type.ANSWERED).select("thread", "actor")
    by_topic = (
        answers.join(period.topics_of_threads, on="thread", how="inner")
        .explode("topics")
        .group_by("topics", "actor")
        .agg(said=pl.len())
        .sort("topics", "actor")
    )
    counts = [
        group["said"].to_numpy()
        for _topic, group in by_topic.group_by("topics", maintain_order=True)
    ]
    known = [count for count in counts if count.sum() >= given.voices_answers]
    if len(known) < given.voices_topics:
        return too_few(len(known))
    single = sum(dominance(count)[0] >= given.voices_top for count in known)
    part = Proportion(single, len(known))
    evenness_mean = float(np.mean([evenness(count) for count in known]))
    people = by_topic["actor"].n_unique()
    return share(
        part,
        high(part.value, watch=given.voices_share),
        people=people,
        detail={"evenness": evenness_mean},
    )


@indicator("RIGID-6", Sign.RIGIDITY, "B", days=182)
def outside(period: Period) -> Reading:
    """Tips, practices and meetings with an outside source or a guest / all.

    0..1, the middle is best. W26; 20. Below 0.05 in two readings watch. Guests are read from
    the kind of a meeting (visit); a field for sources of tips is not built yet. domain.md
    RIGID-6.
    """
    given = numbers().rigidity
    met = period.frames.meetings.filter(
        (pl.col("starts") >= period.start) & (pl.col("starts") < period.end)
    )
    made = _made(period)
    total = met.height + made.height
    if total < given.outside_items:
        return too_few(total)
    visits = int((met["kind"] == "visit").sum()) + int(made["is_outside"].fill_null(False).sum())
    part = Proportion(visits, total)
    people = pl.concat([met["host"], made["author"]]).drop_nulls().n_unique()
    return share(part, low(part.value, watch=given.outside_low), people=people)


@indicator("RIGID-7", Sign.RIGIDITY, "B", days=84)
def renewal(period: Period) -> Reading:
    """Jensen–Shannon divergence (log2) of the shares of topics now and in the window before.

    Twin: share of topics first seen now.

    0..1, the middle is best. W12; 50 contributions in each. Below 0.05 standing still, above
    0.5 drifting (watch). domain.md RIGID-7.
    """
    given = numbers().rigidity
    now, before = topic_counts(period), topic_counts(period.before())
    sums = now["acts"].sum(), before["acts"].sum()
    if min(sums) < given.renewal_contributions:
        return too_few(int(min(sums)))
    value = _divergence_of(period)
    is_out = (value < given.renewal_low and _stood_still(period)) or value > given.renewal_high
    band = Band.WATCH if is_out else Band.OK
    seen = (
        period.so_far.filter(pl.col("day") < period.start)
        .select(pl.col("topics").explode())
        .unique()
    )
    fresh = now.join(seen, on="topics", how="anti").height / max(1, now.height)
    people = period.a
    return Reading(band, value, n=int(sum(sums)), people=people, detail={"new_topics": fresh})


@indicator("RIGID-8", Sign.RIGIDITY, "B", days=182)
def living(period: Period) -> Reading:
    """Tips and practices within their day to be looked at / those that have one.

    Twin: older ones that were changed after a doubt.

    0..1, higher is better. W26; 20. Within below 0.6 watch; changed after a doubt below 0.05
    watch. domain.md RIGID-8.
    """
    given = numbers().rigidity
    items = period.frames.items.filter(pl.col("made") < period.end)
    dated = items.filter(pl.col("look_again").is_not_null())
    if dated.height < given.living_items:
        return too_few(dated.height)
    part = Proportion(int((dated["look_again"] >= period.end).sum()), dated.height)
    old = items.filter(pl.col("made") < period.start)
    doubted = period.events.filter(pl.col("type") == Type.RETURNED).select("thread", doubted="at")
    changed = period.events.filter(pl.col("type").is_in([Type.REVISED, Type.EDITED])).select(
        "thread", changed="at"
    )
    led = (
        doubted.join(changed, on="thread", how="inner")
        .filter(pl.col("changed") >= pl.col("doubted"))
        .unique("thread")
    )
    after_doubt = old.join(led, on="thread", how="semi").height / old.height if old.height else 0.0
    band = low(part.value, watch=given.living_in_date)
    if (
        band is Band.OK
        and old.height >= given.living_items
        and after_doubt < given.living_challenged
    ):
        band = Band.WATCH
    return share(part, band, people=items["author"].n_unique(), detail={"after_doubt": after_doubt})


@indicator("RIGID-9", Sign.RIGIDITY, "P", days=84)
def changed(period: Period) -> Reading:
    """Share who changed something in how they work because of this community (P-R2).

    0..1, higher is better. One wave; 10 answers. Below 0.2 watch. domain.md RIGID-9.
    """
    return yes_share(period, "P-R2", watch=numbers().rigidity.changed)


@indicator("RIGID-S", Sign.RIGIDITY, "P", days=84)
def safety(period: Period) -> Reading:
    """Psychological safety: mean of seven items on 7 points, 1, 3 and 5 reversed.

    Twin: within-group agreement r_wg.

    1..7, higher is better. One wave; 10 answers, and r_wg ≥ .70 (else the group does not agree
    and there is no group value). Below 4 (the middle of the scale; ours) watch. Edmondson 1999;
    domain.md 2.6.
    """
    reversed_items, scale = {1, 3, 5}, 7
    readings = {number: mean_of(period, f"P-S{number}") for number in range(1, 8)}
    enough = {number: reading for number, reading in readings.items() if reading.sample is not None}
    if len(enough) < 7:
        return readings[1] if readings[1].missing is Missing.ROOM else too_few(len(enough))
    values = [
        scale + 1 - np.asarray(reading.sample)
        if number in reversed_items
        else np.asarray(reading.sample)
        for number, reading in enough.items()
    ]
    mean = float(np.mean([one.mean() for one in values]))
    agreement = float(np.mean([1 - one.var(ddof=1) / ((scale**2 - 1) / 12) for one in values]))
    answered = min(len(one) for one in values)
    if agreement < numbers().rigidity.safety_agreement:
        return too_few(answered)
    band = low(mean, watch=numbers().rigidity.safety)
    return Reading(band, mean, n=answered, people=answered, detail={"agreement": agreement})


def _stood_still(period: Period) -> bool:
    """Also in the two readings before, 4 and 8 weeks ago, nothing had moved."""
    return all(
        _divergence_of(period.before(28 * number)) < numbers().rigidity.renewal_low
        for number in (1, 2)
    )


def _divergence_of(period: Period) -> float:
    both = topic_counts(period).join(
        topic_counts(period.before()), on="topics", how="full", coalesce=True, suffix="_before"
    )
    counts = both.fill_null(0).sort("topics")
    if not counts["acts"].sum() or not counts["acts_before"].sum():
        return 0.0
    return divergence(counts["acts"].to_numpy(), counts["acts_before"].to_numpy())


def topic_counts(period: Period) -> pl.DataFrame:
    """Contributions by topic of their thread: topics, acts."""
    acts = period.contributions.select("thread").join(
        period.topics_of_threads, on="thread", how="inner", maintain_order="left"
    )
    return acts.explode("topics").group_by("topics").agg(acts=pl.len()).sort("topics")


def _reports(period: Period) -> pl.DataFrame:
    """What members reported on someone else's tip, practice or answer."""
    reports = period.events.filter(
        pl.col("type").is_in([Type.ADOPTED, Type.HELPED]) & (pl.col("result") != "solved")
    )
    of_others = pl.col("toward").is_null() | (pl.col("toward") != pl.col("actor"))
    return reports.filter(of_others).join(
        period.members.select(actor="person"), on="actor", how="semi", maintain_order="left"
    )


def _uses(period: Period) -> pl.DataFrame:
    """The newest word of each unit on each thing it uses."""
    stages = ["considering", "trying", "adapting", EVERYDAY, STOPPED]
    uses = period.so_far.filter((pl.col("type") == Type.ADOPTED) & pl.col("result").is_in(stages))
    return uses.unique(["thread", "unit"], keep="last", maintain_order=True)


def _share_of(uses: pl.DataFrame, stage: str) -> float:
    return uses.filter(pl.col("result") == stage).height / uses.height if uses.height else 0.0


def _made(period: Period) -> pl.DataFrame:
    return period.frames.items.filter(
        (pl.col("made") >= period.start) & (pl.col("made") < period.end)
    )


def _items(period: Period) -> int:
    """How many tips and practices there were to say something of."""
    return period.frames.items.filter(pl.col("made") < period.end).height
