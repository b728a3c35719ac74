"""Days and moments in words, each worked out once: Django reads its format letter by letter."""

import datetime as dt

from django.utils.formats import date_format

from guildhall.web.in_each_language import in_each_language


def date_in_words(value: dt.date, how: str | None = None) -> str:
    """As `date_format`, of a day or a moment; a moment by the clock that it was given in."""
    return _in_words(value, value.tzinfo if isinstance(value, dt.datetime) else None, how)


@in_each_language
def _in_words(value: dt.date, _clock: dt.tzinfo | None, how: str | None) -> str:
    """Two clocks show one moment differently, though as moments they are equal."""
    worded: str = date_format(value, how)
    return worded
