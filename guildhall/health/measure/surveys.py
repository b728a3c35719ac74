"""Readings of surveys: of one wave, from ten answers on (domain.md 2.6, 6.4)."""

import numpy as np
import polars as pl

from guildhall.health.measure.indicator import Band, Reading, low, not_built, share, too_few
from guildhall.health.measure.period import Period
from guildhall.health.measure.proportions import Proportion
from guildhall.health.numbers import numbers


def answers(period: Period, item: str) -> pl.DataFrame:
    """The answers to one question in the newest wave that was closed in the window.

    Key, value, invited. Missing is not neutral.
    """
    closed = period.frames.surveys.filter(
        (pl.col("item") == item)
        & (pl.col("closed") >= period.start)
        & (pl.col("closed") < period.end)
        & pl.col("value").is_not_null()
    )
    return closed.filter(pl.col("closed") == pl.col("closed").max()) if closed.height else closed


def mean_of(
    period: Period, item: str, *, watch: float | None = None, sign: float | None = None
) -> Reading:
    """The mean of a scale, with how many of those invited answered (`rate`).

    No bands where `watch` is not given.
    """
    given_answers = answers(period, item)
    if given_answers.height == 0 and "surveys" in period.frames.gaps:
        return not_built("pulse")
    if given_answers.height < numbers().privacy.survey_answers:
        return too_few(given_answers.height)
    values = given_answers["value"].to_numpy()
    mean, rate = float(values.mean()), _rate(given_answers)
    band = Band.TREND if watch is None else low(mean, watch=watch, sign=sign)
    return Reading(
        band,
        mean,
        n=len(values),
        people=len(values),
        detail={"rate": rate},
        sample=values,
        of=lambda drawn: np.mean(drawn, axis=-1),
    )


def yes_share(period: Period, item: str, *, watch: float, sign: float | None = None) -> Reading:
    """The share of yes (1) among yes and no (0)."""
    given_answers = answers(period, item)
    if given_answers.height == 0 and "surveys" in period.frames.gaps:
        return not_built("pulse")
    if given_answers.height < numbers().privacy.survey_answers:
        return too_few(given_answers.height)
    part = Proportion(int(given_answers["value"].sum()), given_answers.height)
    return share(
        part,
        low(part.value, watch=watch, sign=sign),
        people=given_answers.height,
        detail={"rate": _rate(given_answers)},
    )


def _rate(given_answers: pl.DataFrame) -> float:
    invited = int(given_answers.select(pl.max("invited")).item() or 0)
    return given_answers.height / invited if invited else 0.0
