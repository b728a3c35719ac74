"""Is nobody left without a reply, and how long does it take."""

import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.measure.indicator import (
    Band,
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
from guildhall.health.measure.waiting import hours_between, time_until
from guildhall.health.numbers import numbers

HELPING = "helping"


@indicator("TIES-3", Sign.TIES, "B", days=84)
def answered(period: Period) -> Reading:
    """Questions with an answer by someone else within 7 days / questions at least 7 days old.

    Twins: solved, answered by no steward, with a comment as well counted (`heard`).

    0..1, higher is better. W12; 10 questions. Below 0.6 sign, below 0.8 watch; where people
    help each other with today's problem 0.7 and 0.9. domain.md TIES-3.
    """
    given = numbers().knowing
    questions = _questions(period, end=period.end - given.answered_days)
    if questions.height < given.answered_questions:
        return too_few(questions.height)
    in_time = _in_time(questions, period.responses.filter("is_answer"))
    part = Proportion(in_time.height, questions.height)
    bands = given.answered_helping if period.frames.community_type == HELPING else given.answered
    solved = period.so_far.filter((pl.col("type") == Type.HELPED) & (pl.col("result") == "solved"))
    detail = {
        "solved": questions.join(solved, on="thread", how="semi").height / questions.height,
        "heard": _in_time(questions, period.responses).height / questions.height,
        "by_peers": in_time.filter(~pl.col("by").is_in(period.stewards)).height / questions.height,
    }
    people = questions["asker"].n_unique()
    return share(
        part, low(part.value, watch=bands.watch, sign=bands.sign), people=people, detail=detail
    )


def _in_time(questions: pl.DataFrame, responses: pl.DataFrame) -> pl.DataFrame:
    """The questions with a first response within a week, and who gave it (`by`)."""
    first = responses.unique("thread", keep="first", maintain_order=True).select(
        "thread", first="day", by="actor"
    )
    joined = questions.join(first, on="thread", how="left", maintain_order="left")
    return joined.filter(pl.col("first") - pl.col("day") <= numbers().knowing.answered_days)


@indicator("TIES-4", Sign.TIES, "B", days=84)
def first_response(period: Period) -> Reading:
    """Hours until the first reply by another person: Kaplan–Meier median.

    Working hours among colleagues, real ones (`real` 1) where members share no employer's hours.

    Twins: 80 % (`slow`), newcomers' first posts with a reply within 48 hours (`newcomers`).

    Hours > 0, lower is better. W12; 10 answered questions. Median above two working days watch,
    above five sign; newcomers' replies below 0.8 watch, below 0.6 sign. domain.md TIES-4;
    CHAOSS Time to First Response.
    """
    given = numbers().knowing
    questions = _questions(period, end=period.end)
    first = period.responses.unique("thread", keep="first", maintain_order=True).select(
        "thread", reply_at="at"
    )
    joined = questions.join(first, on="thread", how="left", maintain_order="left").with_columns(
        until=pl.col("reply_at").fill_null(_moment(period.frames.real(period.end)))
    )
    over = joined["reply_at"].is_not_null().to_numpy()
    if over.sum() < given.response_answered:
        return too_few(int(over.sum()))
    hours = hours_between(joined["at"], joined["until"], period.frames)
    median = time_until(0.5, over=hours[over], waiting=hours[~over])
    slow = time_until(0.8, over=hours[over], waiting=hours[~over])
    newcomers = _newcomers_heard(period)
    is_real = not period.frames.is_closed
    detail = ({} if slow is None else {"slow": slow}) | {"real": float(is_real)}
    bands = given.response_real_hours if is_real else given.response_hours
    band = Band.SIGN if median is None else high(median, watch=bands.watch, sign=bands.sign)
    if newcomers:
        detail["newcomers"] = newcomers.value
        of_newcomers = low(
            newcomers.value, watch=given.newcomer_reply.watch, sign=given.newcomer_reply.sign
        )
        band = max(band, of_newcomers, key=lambda one: [Band.OK, Band.WATCH, Band.SIGN].index(one))
    return Reading(band, median, n=len(joined), people=questions["asker"].n_unique(), detail=detail)


def _questions(period: Period, *, end: int) -> pl.DataFrame:
    """Asked in the window, before the day `end`."""
    return period.asked.filter((pl.col("day") >= period.start) & (pl.col("day") < end))


def _newcomers_heard(period: Period) -> Proportion | None:
    """First posts of the window, at least 48 hours old, and those with a reply within 48 hours.

    None for fewer than 10.
    """
    given = numbers().knowing
    opened = period.so_far.filter(
        pl.col("type").is_in([Type.ASKED, Type.POSTED]) & pl.col("actor").is_not_null()
    )
    first = opened.unique("actor", keep="first", maintain_order=True).filter(
        (pl.col("day") >= period.start) & (pl.col("day") < period.end - given.newcomer_hours // 24)
    )
    if first.height < numbers().gate.fewest:
        return None
    replies = period.so_far.filter(pl.col("type").is_in([Type.ANSWERED, Type.COMMENTED])).select(
        "thread", by="actor", said_at="at"
    )
    soon = first.join(replies, on="thread", how="inner").filter(
        (pl.col("by") != pl.col("actor"))
        & (pl.col("said_at") - pl.col("at") <= pl.duration(hours=given.newcomer_hours))
    )
    return Proportion(soon["thread"].n_unique(), first.height)


def _moment(day: int) -> pl.Expr:
    """Midnight (UTC) at which a day since 1970 begins."""
    return (
        (pl.lit(day, dtype=pl.Int64) * 86_400_000_000)
        .cast(pl.Datetime("us"))
        .dt.replace_time_zone("UTC")
    )
