"""When figures are renewed.

Never for one or two who came or went, so that no difference tells of them (domain.md 6.4).
"""

from collections.abc import Iterable

from guildhall.health.days import date_of, number_of
from guildhall.health.numbers import numbers

MONDAY = 4  # days since 1970 that are Mondays, modulo 7
Belonging = tuple[int, int | None]


def shown_day(belonging: Iterable[Belonging], day: int) -> int:
    """The Monday (in days since 1970) whose figures are shown on `day`.

    Figures are those of the quarter's first Monday, and are renewed on a later Monday when
    nobody has come or gone since they were last renewed, or at least three have. `belonging`:
    from when, until when (None: still) each member belonged.
    """
    # Coming and going.
    changes = [when for period in belonging for when in period if when is not None]
    renewed = first_monday_of_quarter(day)
    for monday in range(renewed + 7, day + 1, 7):
        between = sum(renewed <= when < monday for when in changes)
        if between == 0 or between >= numbers().privacy.changes_before_refresh:
            renewed = monday
    return renewed


def first_monday_of_quarter(day: int) -> int:
    """The last Monday on or before the first day of the quarter that `day` is in, so that there is
    always one.
    """
    date = date_of(day)
    quarter = number_of(date.replace(month=(date.month - 1) // 3 * 3 + 1, day=1))
    return quarter - (quarter - MONDAY) % 7


def earlier_quarters(day: int, count: int) -> list[int]:
    """The Mondays with which the `count` quarters before the one of `day` began, the oldest first.

    What was shown on them stays.
    """
    mondays: list[int] = []
    first = first_monday_of_quarter(day)
    while len(mondays) < count:
        first = first_monday_of_quarter(first - 1)
        mondays.append(first)
    return mondays[::-1]
