"""Does the community know its way, and is it its own (DIR; domain.md 3)."""

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
from guildhall.health.numbers import numbers


@indicator("DIR-1", Sign.ALIVENESS, "B", days=182)
def agenda(period: Period) -> Reading:
    """Agenda points proposed by members who are no stewards / agenda points.

    0..1. W26; 10. Below 0.3 driven by stewards (watch), above 0.5 an own direction. domain.md
    DIR-1.
    """
    given = numbers().aliveness
    proposed = period.events.filter(
        (pl.col("type") == Type.PROPOSED_POINT) & pl.col("actor").is_not_null()
    )
    if proposed.height < given.agenda_points:
        return too_few(proposed.height)
    part = Proportion(
        proposed.filter(~pl.col("actor").is_in(period.stewards)).height, proposed.height
    )
    return share(part, low(part.value, watch=given.agenda_low), people=proposed["actor"].n_unique())


@indicator("DIR-2", Sign.ALIVENESS, "B", days=84)
def direction_followed(period: Period) -> Reading:
    """1 − JSD of activity by topic and the weights of a learning agenda.

    It waits for the learning agenda. domain.md DIR-2.
    """
    return not_built("agenda")


@indicator("DIR-3", Sign.ALIVENESS, "B", days=182)
def agenda_moved(period: Period) -> Reading:
    """Questions of the learning agenda whose state changed / open ones.

    It waits for the learning agenda. domain.md DIR-3.
    """
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
    return Reading(
        Band.TREND,
        clear.value,
        n=clear.n,
        people=clear.people,
        detail=detail,
        sample=clear.sample,
        of=clear.of,
    )
