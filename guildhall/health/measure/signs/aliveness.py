"""Direction, character, energy, excitement, relevance, value (domain.md 3): sentences, never a sum."""

import numpy as np
import polars as pl
from scipy.stats import theilslopes

from guildhall.health.measure.indicator import (
    Band,
    Reading,
    Sign,
    indicator,
    low,
    not_built,
    share,
    too_few,
)
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.measure.spread import burstiness, variation
from guildhall.health.measure.surveys import mean_of
from guildhall.health.numbers import numbers
from guildhall.health.verbs import Type

STARTS = [str(Type.ASKED), str(Type.POSTED), str(Type.DRAFTED), str(Type.STORY)]


@indicator("DIR-1", Sign.ALIVENESS, "B", days=182)
def agenda(period: Period) -> Reading:
    """Agenda points proposed by members who are no stewards / agenda points.

    0..1. W26; 10. Below 0.3 driven by stewards (watch), above 0.5 an own direction. domain.md DIR-1.
    """
    given = numbers().aliveness
    proposed = period.events.filter((pl.col("type") == Type.PROPOSED_POINT) & pl.col("actor").is_not_null())
    if proposed.height < given.agenda_points:
        return too_few(proposed.height)
    part = Proportion(proposed.filter(~pl.col("actor").is_in(period.stewards)).height, proposed.height)
    return share(part, low(part.value, watch=given.agenda_low), people=proposed["actor"].n_unique())


@indicator("DIR-2", Sign.ALIVENESS, "B", days=84)
def direction_followed(period: Period) -> Reading:
    """1 − JSD of activity by topic and the weights of a learning agenda. It waits for the learning agenda. domain.md DIR-2."""
    return not_built("agenda")


@indicator("DIR-3", Sign.ALIVENESS, "B", days=182)
def agenda_moved(period: Period) -> Reading:
    """Questions of the learning agenda whose state changed / open ones. It waits for the learning agenda. domain.md DIR-3."""
    return not_built("agenda")


@indicator("DIR-4", Sign.ALIVENESS, "P", days=84)
def clarity(period: Period) -> Reading:
    """Mean of “I know where we are heading” (P-G1); twin: “I can influence it” (`say`, P-G2).

    1..5. One wave; 10 answers. A trend; clear without a say is imposed. domain.md DIR-4.
    """
    clear, say = mean_of(period, "P-G1"), mean_of(period, "P-G2")
    if clear.value is None:
        return clear
    detail = clear.detail | ({} if say.value is None else {"say": say.value})
    return Reading(Band.TREND, clear.value, n=clear.n, people=clear.people, detail=detail, sample=clear.sample, of=clear.of)


@indicator("CHR-1", Sign.ALIVENESS, "B", days=182)
def own_rules(period: Period) -> Reading:
    """Charters and norms that were agreed, in half a year.

    ≥ 0. A trend: none in a year is a dead letter, many are unsettled. domain.md CHR-1.
    """
    agreed = period.events.filter(pl.col("type") == Type.AGREED)
    return Reading(Band.TREND, float(agreed.height), n=agreed.height, people=period.n)


@indicator("CHR-2", Sign.ALIVENESS, "B", days=182)
def rituals(period: Period) -> Reading:
    """Series with at least 3 meetings held, at least 2 hosts and attendance that does not fall (Theil–Sen slope ≥ 0).

    ≥ 0, a count. W26. A trend: taste is not rated. domain.md CHR-2.
    """
    held = period.so_far.filter(pl.col("type") == Type.HELD)
    met = period.frames.meetings.filter(
        pl.col("starts").is_between(period.start, period.end - 1) & pl.col("series").is_not_null()
    )
    met = met.join(held, on="thread", how="semi", maintain_order="left")
    there = period.so_far.filter(pl.col("type") == Type.ATTENDED).group_by("thread").agg(people=pl.col("actor").n_unique())
    known = met.join(there, on="thread", how="left", maintain_order="left").with_columns(pl.col("people").fill_null(0))
    count = 0
    for _series, group in known.sort("starts").group_by("series", maintain_order=True):
        if group.height >= 3 and group["host"].drop_nulls().n_unique() >= 2:
            count += theilslopes(group["people"].to_numpy(), group["starts"].to_numpy()).slope >= 0
    return Reading(Band.TREND, float(count), n=known.height, people=period.n)


@indicator("CHR-3", Sign.ALIVENESS, "B", days=84)
def vocabulary(period: Period) -> Reading:
    """Terms of a community's own glossary that others use. It waits for the library. domain.md CHR-3."""
    return not_built("library")


@indicator("CHR-4", Sign.ALIVENESS, "P", days=84)
def distinctness(period: Period) -> Reading:
    """Mean of “this community has its own way” (P-H1); twin: “I can be myself here” (`self`, P-H2). 1..5; both are needed. domain.md CHR-4."""
    own, myself = mean_of(period, "P-H1"), mean_of(period, "P-H2")
    if own.value is None:
        return own
    detail = own.detail | ({} if myself.value is None else {"self": myself.value})
    return Reading(Band.TREND, own.value, n=own.n, people=own.people, detail=detail)


@indicator("EN-1", Sign.ALIVENESS, "B", days=84)
def breadth(period: Period) -> Reading:
    """Median over the weeks of members who took part (reading, attending, writing) / members; twins: contributors / members, slope.

    0..1. W12; 20 members. Below half of the best window of the last two years, twice: fading (watch). Compared with its own past alone.
    domain.md EN-1, section 4.
    """
    given = numbers().aliveness
    if period.n < given.breadth_people:
        return too_few(period.n)
    value = _weekly_share(period)
    best = max(_weekly_share(earlier) for earlier in _last_two_years(period))
    has_faded = max(value, _weekly_share(period.before())) < given.faded * best
    weeks = _by_week(period)
    slope = float(theilslopes(weeks, np.arange(len(weeks))).slope)
    detail = {"contributors": period.a / period.n, "best": best, "slope": slope}
    return Reading(
        Band.WATCH if has_faded else Band.OK, value, n=period.n, people=period.participation["person"].n_unique(), detail=detail
    )


@indicator("EN-2", Sign.ALIVENESS, "B", days=182)
def rhythm(period: Period) -> Reading:
    """Coefficient of variation of the gaps between meetings held; twins: held / planned, weeks that a member began something in, burstiness.

    ≥ 0, lower is steadier. W26; 6 gaps. Below 0.3 with at least 0.8 held is a steady beat; above, or fewer held, watch. domain.md EN-2.
    """
    given = numbers().aliveness
    planned = period.frames.meetings.filter(pl.col("starts").is_between(period.start, period.end - 1))
    held = planned.join(period.so_far.filter(pl.col("type") == Type.HELD), on="thread", how="semi").sort("starts")
    gaps = np.diff(np.unique(held["starts"].to_numpy()))
    begun = period.events.filter(
        pl.col("type").is_in(STARTS) & pl.col("actor").is_not_null() & ~pl.col("actor").is_in(period.stewards)
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
    """Contributions of members that are not within 24 hours after something a steward wrote / contributions of members.

    0..1, higher is better. W12; 50. Below 0.3 powered by stewards (watch). Notices are not counted as prompts. domain.md EN-3.
    """
    given = numbers().aliveness
    acts = period.contributions.select("at", "actor").sort("at")
    prompts = acts.filter(pl.col("actor").is_in(period.stewards)).select(at="at", prompted="at")
    others = acts.filter(~pl.col("actor").is_in(period.stewards))
    if others.height < given.self_started:
        return too_few(others.height)
    joined = others.join_asof(prompts, on="at", strategy="backward")
    is_own = joined["prompted"].is_null() | ((joined["at"] - joined["prompted"]).dt.total_hours() >= 24)
    part = Proportion(int(is_own.sum()), others.height)
    return share(part, low(part.value, watch=given.self_starting), people=others["actor"].n_unique())


@indicator("EN-4", Sign.ALIVENESS, "B", days=84)
def follow_through(period: Period) -> Reading:
    """What was taken on in meetings and done by its day / what was due.

    0..1, higher is better. W12; 10 due. A trend; never by person. domain.md EN-4.
    """
    due = period.frames.actions.filter(pl.col("due").is_between(period.start, period.end - 1))
    if due.height < numbers().aliveness.actions:
        return too_few(due.height)
    part = Proportion(due.filter(pl.col("done").is_not_null() & (pl.col("done") <= pl.col("due"))).height, due.height)
    return share(part, Band.TREND, people=period.n)


@indicator("EXC-1", Sign.ALIVENESS, "B", days=182)
def peaks(period: Period) -> Reading:
    """Threads and meetings with at least median + 2 MAD people, one of them for the first time, in half a year.

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
        period.so_far.filter(pl.col("actor").is_not_null()).unique("actor", keep="first", maintain_order=True).select("thread")
    )
    large = sizes.filter(pl.col("people") >= least).join(first, on="thread", how="semi")
    return Reading(Band.TREND, float(large.height), n=sizes.height, people=period.a)


@indicator("EXC-2", Sign.ALIVENESS, "B", days=84)
def novelty(period: Period) -> Reading:
    """Topics first seen in the window with at least 3 contributors within 14 days / topics first seen.

    0..1. W12; 5 topics. A trend. domain.md EXC-2.
    """
    given = numbers().aliveness
    said = (
        period.so_far.select("thread", "actor", "day").join(period.topics_of_threads, on="thread", how="inner").explode("topics")
    )
    first = said.group_by("topics").agg(first=pl.col("day").min()).filter(pl.col("first") >= period.start)
    if first.height < given.novelty_topics:
        return too_few(first.height)
    soon = said.join(first, on="topics", how="inner").filter(pl.col("day") - pl.col("first") <= given.novelty_days)
    company = soon.group_by("topics").agg(people=pl.col("actor").n_unique()).filter(pl.col("people") >= given.novelty_people)
    part = Proportion(company.height, first.height)
    return share(part, Band.TREND, people=soon["actor"].n_unique())


@indicator("EXC-3", Sign.ALIVENESS, "P", days=84)
def anticipation(period: Period) -> Reading:
    """Mean of “I look forward to the next meeting or thread” (P-E1). 1..5; one wave, 10 answers; a trend. domain.md EXC-3."""
    return mean_of(period, "P-E1")


@indicator("REL-1", Sign.ALIVENESS, "B", days=84)
def from_work(period: Period) -> Reading:
    """Questions that somebody needed an answer to on the job or this week / questions.

    0..1. W12; 20. A trend: declared by whoever asks, by its urgency. domain.md REL-1.
    """
    asked = period.events.filter(pl.col("type") == Type.ASKED)
    flagged = asked.filter(pl.col("result").is_in(["now", "this_week"]))
    if asked.height < 20 or asked["result"].null_count() == asked.height:
        return too_few(asked.height)
    return share(Proportion(flagged.height, asked.height), Band.TREND, people=asked["actor"].n_unique())


@indicator("REL-3", Sign.ALIVENESS, "P", days=84)
def usefulness(period: Period) -> Reading:
    """Mean of “useful for my work this month” (P-R1). 1..5; one wave, 10 answers; a trend. domain.md REL-3."""
    return mean_of(period, "P-R1")


@indicator("REL-4", Sign.ALIVENESS, "B", days=182)
def come_back(period: Period) -> Reading:
    """Tips and practices that the same unit opened again in a later week / those that were opened.

    0..1. W26; 50 opened. A trend. It waits until reading is counted. domain.md REL-4.
    """
    if "reads" in period.frames.gaps:
        return not_built("reads")
    reads = period.frames.reads.filter(pl.col("day").is_between(period.start, period.end - 1)).with_columns(
        week=pl.col("day") // 7
    )
    opened = reads["thread"].n_unique()
    if opened < 50:
        return too_few(opened)
    again = reads.group_by("thread", "unit").agg(weeks=pl.col("week").n_unique()).filter(pl.col("weeks") >= 2)
    return share(Proportion(again["thread"].n_unique(), opened), Band.TREND, people=reads["reader"].n_unique())


@indicator("VAL-1", Sign.ALIVENESS, "B", days=182)
def value_matrix(period: Period) -> Reading:
    """How many of four cells of value have something: immediate (attended), potential (tips, ties), applied (reports), realised (stories).

    0..4. W26. A trend; an empty cell is honest. Reframing and the stories of each cycle are not asked for. domain.md VAL-1.
    """
    types = set(period.events["type"].unique().to_list())
    cells = [
        Type.ATTENDED in types, Type.DRAFTED in types or period.ties.reciprocated.height > 0, Type.ADOPTED in types, Type.STORY in types,
    ]  # fmt: skip
    return Reading(Band.TREND, float(sum(cells)), n=4, people=period.a)


@indicator("VAL-2", Sign.ALIVENESS, "B", days=182)
def cost(period: Period) -> Reading:
    """Hours that people were at meetings together, an hour each, in half a year. ≥ 0; beside value, never per person. domain.md VAL-2."""
    there = period.events.filter(pl.col("type") == Type.ATTENDED)
    return Reading(Band.TREND, float(there.height), n=there.height, people=there["actor"].n_unique())


@indicator("VAL-3", Sign.ALIVENESS, "P", days=84)
def give_and_get(period: Period) -> Reading:
    """Share who agree with “I get back at least what I put in” (P-V1: 4 or 5 of 5), as a mean. 1..5; one wave, 10 answers. domain.md VAL-3."""
    return mean_of(period, "P-V1")


def _by_week(period: Period) -> np.ndarray:
    """Members who took part in each week of the window, shape (weeks,)."""
    found = period.participation.group_by("week").agg(people=pl.col("person").n_unique())
    counts = dict(found.iter_rows())
    return np.array([counts.get(week, 0) for week in range(period.days // 7)])


def _weekly_share(period: Period) -> float:
    return float(np.median(_by_week(period)) / period.n) if period.n else 0.0


def _last_two_years(period: Period) -> list[Period]:
    """This window and those before it, as far as the community is that old."""
    found = [period]
    while len(found) < 9 and found[-1].start - period.days >= period.frames.born:
        found.append(found[-1].before())
    return found
