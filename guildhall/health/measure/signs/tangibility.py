"""Can others use it (TANG; domain.md 2.5).

Is what is known shown concretely enough to be pictured, tried and judged.
"""

import polars as pl

from guildhall.activity.verbs import Type
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
from guildhall.health.measure.surveys import mean_of
from guildhall.health.measure.waiting import time_until
from guildhall.health.numbers import numbers

SHOWING = ("demo", "clinic", "peer_assist", "visit")
KEEPING = "knowledge_stewarding"


@indicator("TANG-1", Sign.TANGIBILITY, "B", days=84)
def conversion(period: Period) -> Reading:
    """Solved questions that became a tip or practice within 30 days / solved questions at least 30
    days old.

    0..1, higher is better. W12; 20. Below 0.05 watch, where the purpose is to keep knowledge
    sign; above 0.5 it becomes paperwork. domain.md TANG-1.
    """
    given = numbers().tangibility
    solved = (
        period.so_far.filter((pl.col("type") == Type.HELPED) & (pl.col("result") == "solved"))
        .unique("thread", keep="first", maintain_order=True)
        .filter(
            pl.col("day").is_between(
                period.start - given.conversion_days, period.end - given.conversion_days - 1
            )
        )
        .select("thread", "actor", solved="day")
    )
    if solved.height < given.conversion_threads:
        return too_few(solved.height)
    grown = period.so_far.filter(
        (pl.col("type") == Type.GROWN) & pl.col("result").is_in(["tip", "practice"])
    ).select("thread", grown="day")
    kept = solved.join(grown, on="thread", how="inner").filter(
        pl.col("grown") - pl.col("solved") <= given.conversion_days
    )
    part = Proportion(kept["thread"].n_unique(), solved.height)
    is_purpose = period.frames.community_type == KEEPING
    band = low(part.value, watch=given.conversion, sign=given.conversion if is_purpose else None)
    return share(part, band, people=solved["actor"].n_unique())


@indicator("TANG-2", Sign.TANGIBILITY, "B", days=182)
def concreteness(period: Period) -> Reading:
    """Mean share of the parts of tips and practices that are filled.

    Seen, why, how one tells, what to do, when not, evidence, example.

    0..1, higher is better. The stock; 10. Below 0.6 watch. Length is no concreteness. Where
    texts changed after the date, as they are now. domain.md TANG-2.
    """
    given = numbers().tangibility
    items = period.frames.items.filter(pl.col("made") < period.end)
    if items.height < given.concrete_items:
        return too_few(items.height)
    filled = items["filled"].to_numpy()
    return Reading(
        low(float(filled.mean()), watch=given.concrete),
        float(filled.mean()),
        n=items.height,
        people=items["author"].n_unique(),
        sample=filled,
        of=lambda drawn: drawn.mean(axis=-1),
    )


@indicator("TANG-3", Sign.TANGIBILITY, "B", days=84)
def shown(period: Period) -> Reading:
    """Meetings with a demo, a live case or a visit / meetings that took place.

    0..1, higher is better. W12; 4. Below 0.25 watch. domain.md TANG-3.
    """
    given = numbers().tangibility
    held = period.so_far.filter(pl.col("type") == Type.HELD)
    met = period.frames.meetings.filter(
        pl.col("starts").is_between(period.start, period.end - 1)
    ).join(held, on="thread", how="semi")
    if met.height < given.shown_meetings:
        return too_few(met.height)
    part = Proportion(int(met["kind"].is_in(SHOWING).sum()), met.height)
    there = period.so_far.filter(pl.col("type") == Type.ATTENDED).join(met, on="thread", how="semi")
    return share(part, low(part.value, watch=given.shown), people=there["actor"].n_unique())


@indicator("TANG-4", Sign.TANGIBILITY, "B", days=182)
def funnel(period: Period) -> Reading:
    """Reports on tips and practices per 100 distinct readers of them.

    Twins: share of the stock that was opened (`opened`), trials.

    ≥ 0, higher is better. W26; 100 readers. Below 1 watch; ours: of a stock of at least 20,
    fewer than 30 % opened is watch, too. Readers are a sketch that means nothing outside the
    window. It waits until reading is counted. domain.md TANG-4.
    """
    given = numbers().tangibility
    if "reads" in period.frames.gaps:
        return not_built("reads")
    reads = period.frames.reads.filter(pl.col("day").is_between(period.start, period.end - 1))
    stock = period.frames.items.filter(pl.col("made") < period.end)
    opened = (
        stock.join(reads, on="thread", how="semi").height / stock.height if stock.height else 0.0
    )
    pairs = reads.select("thread", "reader").unique().join(stock, on="thread", how="semi").height
    is_unread = stock.height >= given.opened_items and opened < given.opened
    reports = period.events.filter(pl.col("type") == Type.ADOPTED).join(
        stock, on="thread", how="semi"
    )
    tried = period.events.filter(pl.col("type") == Type.TRIED).join(stock, on="thread", how="semi")
    detail = {"opened": opened, "trials": float(tried.height)}
    if pairs < given.funnel_readers:
        return (
            Reading(Band.WATCH, 0.0, n=pairs, people=reads["reader"].n_unique(), detail=detail)
            if is_unread
            else too_few(pairs)
        )
    value = 100 * reports.height / pairs
    band = Band.WATCH if is_unread else low(value, watch=given.funnel_reports)
    return Reading(band, value, n=pairs, people=reads["reader"].n_unique(), detail=detail)


@indicator("TANG-5", Sign.TANGIBILITY, "B", days=84)
def findability(period: Period) -> Reading:
    """Searches followed by an opening within 10 minutes and no repeated search / searches.

    0..1, higher is better. W12; 50. Below 0.5 watch; without any hit above 0.25 watch. Searches
    are not kept: it waits for that. domain.md TANG-5.
    """
    return not_built("searches") if "searches" in period.frames.gaps else too_few()


@indicator("TANG-6", Sign.TANGIBILITY, "B", days=182)
def checked(period: Period) -> Reading:
    """Checked tips and practices / all.

    Twins: days until a check, by Kaplan–Meier (`waits`), confirmed by two units (`two_units`).

    0..1, higher is better. A check is a person's, or the hall's, where enough was reported from
    elsewhere that it worked. The stock, new ones of W26 for the waiting; 10. Checked below 0.5,
    or a wait above 10 working days: watch. domain.md TANG-6.
    """
    given = numbers().tangibility
    stock = period.frames.items.filter(pl.col("made") < period.end)
    if stock.height < given.checked_items:
        return too_few(stock.height)
    first = (
        period.so_far.filter(pl.col("type") == Type.VALIDATED)
        .group_by("thread")
        .agg(by_people=pl.col("day").min())
    )
    counted = pl.when(pl.col("checked") < period.end).then("checked")
    joined = stock.join(first, on="thread", how="left", maintain_order="left").with_columns(
        checked=pl.min_horizontal("by_people", counted)
    )
    part = Proportion(int(joined["checked"].is_not_null().sum()), stock.height)
    fresh = joined.filter(pl.col("made") >= period.start)
    over = fresh.filter(pl.col("checked").is_not_null())
    waits = time_until(
        0.5,
        over=(over["checked"] - over["made"]).to_numpy(),
        waiting=(period.end - fresh.filter(pl.col("checked").is_null())["made"]).to_numpy(),
    )
    units = period.so_far.filter(
        (pl.col("type") == Type.ADOPTED)
        & (pl.col("result") == "worked")
        & pl.col("unit").is_not_null()
    )
    twice = (
        units.group_by("thread").agg(units=pl.col("unit").n_unique()).filter(pl.col("units") >= 2)
    )
    detail = {"two_units": stock.join(twice, on="thread", how="semi").height / stock.height}
    band = low(part.value, watch=given.checked)
    if fresh.height >= given.checked_items and over.height:
        is_slow = waits is None or waits > given.check_waits_days * 7 / 5
        detail |= {} if waits is None else {"waits": waits}
        band = Band.WATCH if is_slow else band
    return share(part, band, people=stock["author"].n_unique(), detail=detail)


@indicator("TANG-7", Sign.TANGIBILITY, "B", days=182)
def value_chain(period: Period) -> Reading:
    """Stories told in half a year.

    Twin: those that grew from a tip or practice, so that what was applied is named (`chains`).

    ≥ 0, higher is better. W26; no minimum. A trend only: which cycles of value a story names is
    not asked for. domain.md TANG-7.
    """
    stories = period.events.filter(pl.col("type") == Type.STORY)
    grown = period.so_far.filter((pl.col("type") == Type.GROWN) & (pl.col("result") == "story"))
    chains = stories.join(grown.select(thread="target"), on="thread", how="semi")[
        "thread"
    ].n_unique()
    return Reading(
        Band.TREND,
        float(stories["thread"].n_unique()),
        n=stories.height,
        people=stories["actor"].n_unique(),
        detail={"chains": float(chains)},
    )


@indicator("TANG-8", Sign.TANGIBILITY, "P", days=84)
def could_explain(period: Period) -> Reading:
    """Mean agreement with “I could explain to a colleague what we do differently here” (P-C1).

    1..5, higher is better. One wave; 10 answers. Below 3 watch. domain.md TANG-8.
    """
    return mean_of(period, "P-C1", watch=numbers().tangibility.pulse)
