"""How long something waits, where some still waits: right-censored times."""

import numpy as np
import polars as pl
from numpy.typing import ArrayLike
from scipy.stats import CensoredData, ecdf

from guildhall.health.measure.frames import Frames
from guildhall.kit.working_hours import DAY_END, DAY_START


def time_until(share: float, *, over: ArrayLike, waiting: ArrayLike) -> float | None:
    """The first time t at which at least `share` (0..1) is over, by Kaplan–Meier.

    None where it is never reached.

    `over` holds the times of what is over, `waiting` how long the rest has waited so far, both
    ≥ 0 in one unit (domain.md 0.4: never the median of the answered alone; convention: first t
    with S ≤ 1 − share).
    """
    ended, open_still = np.asarray(over, dtype=float), np.asarray(waiting, dtype=float)
    if ended.size == 0:
        return None
    survival = ecdf(CensoredData(uncensored=ended, right=open_still)).sf
    reached = survival.quantiles[survival.probabilities <= 1 - share + 1e-12]
    return float(reached[0]) if reached.size else None


def hours_between(start: pl.Series, end: pl.Series, frames: Frames) -> np.ndarray:
    """Hours between moments of two series (UTC), ≥ 0: working ones of colleagues."""
    if frames.is_closed:
        return working_hours(start, end, frames.zone)
    return (end - start).dt.total_seconds().to_numpy() / 3600


def working_hours(start: pl.Series, end: pl.Series, zone: str) -> np.ndarray:
    """Hours of Monday to Friday, 8 to 17 o'clock in `zone`, between moments of two series (UTC), ≥
    0. Same rule as kit.working_hours.
    """
    return np.maximum(0.0, _hours_by(end, zone) - _hours_by(start, zone))


def _hours_by(moments: pl.Series, zone: str) -> np.ndarray:
    """Working hours from a Monday long ago until each moment."""
    local = moments.dt.convert_time_zone(zone).dt.replace_time_zone(None)
    days = local.dt.date().to_numpy().astype("datetime64[D]")
    hour = (local.dt.hour() + local.dt.minute() / 60 + local.dt.second() / 3600).to_numpy()
    whole = np.busday_count(np.datetime64("1970-01-05"), days) * float(DAY_END - DAY_START)
    today = np.where(np.is_busday(days), np.clip(hour - DAY_START, 0, DAY_END - DAY_START), 0.0)
    return whole + today
