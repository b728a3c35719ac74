"""Days and moments in words, each worked out once: Django reads its format letter by letter."""

import datetime as dt

from django.utils.formats import date_format

from guildhall.web.in_each_language import in_each_language


def date_in_words(value: dt.date, how: str | None = None) -> str:
    """As `date_format`, of a day or a moment; a moment by the clock that it was given in."""
    if isinstance(value, dt.datetime):
        return _in_words(value, how, value.tzinfo, value.fold)
    return _in_words(value, how)


@in_each_language
def _in_words(
    value: dt.date, how: str | None, _clock: dt.tzinfo | None = None, _fold: int = 0
) -> str:
    """Two clocks show one moment differently, though as moments they are equal.

    So are, to Python, both times that one clock shows in the hour that comes twice.
    """
    worded: str = date_format(value, how)
    return worded
