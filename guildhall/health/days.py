"""Days as numbers: since 1970, in UTC. What computes with many of them keeps them so."""

import datetime as dt

EPOCH = dt.date(1970, 1, 1)


def day_of(moment: dt.datetime) -> int:
    return number_of(moment.astimezone(dt.UTC).date())


def number_of(date: dt.date) -> int:
    return (date - EPOCH).days


def date_of(day: int) -> dt.date:
    return EPOCH + dt.timedelta(days=int(day))
