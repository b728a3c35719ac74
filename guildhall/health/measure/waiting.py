"""How long something waits, where some still waits: right-censored times."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import CensoredData, ecdf


def time_until(share: float, *, over: ArrayLike, waiting: ArrayLike) -> float | None:
    """The first time t at which at least `share` (0..1) is over, by Kaplan–Meier; None where it is never reached.

    `over` holds the times of what is over, `waiting` how long the rest has waited so far, both ≥ 0 in one unit
    (domain.md 0.4: never the median of the answered alone; convention: first t with S ≤ 1 − share).
    """
    ended, open_still = np.asarray(over, dtype=float), np.asarray(waiting, dtype=float)
    if ended.size == 0:
        return None
    survival = ecdf(CensoredData(uncensored=ended, right=open_still)).sf
    reached = survival.quantiles[survival.probabilities <= 1 - share + 1e-12]
    return float(reached[0]) if reached.size else None
