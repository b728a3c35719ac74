"""A moment: the date for everyone, “two hours ago” where the browser can say it.

From half of the sixth day on it is the date again: the browser would call eleven days “2 weeks”,
beside a sentence of ours that counts them (`kit/days.py`).
"""

import datetime as dt
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

DATE_AFTER = "P5DT12H"  # from then on the browser rounds to weeks


@register.simple_tag
def when(moment: dt.datetime | None) -> SafeString:
    if moment is None:
        return mark_safe("")
    utc = moment.astimezone(dt.UTC)
    day = day_in_words(utc.date(), get_language() or "")
    return mark_safe(
        f'<relative-time datetime="{utc:%Y-%m-%dT%H:%M:%SZ}" prefix="" threshold="{DATE_AFTER}">'
        f"{day}</relative-time>"
    )


@lru_cache(maxsize=4_000)
def day_in_words(day: dt.date, language: str) -> str:
    """“7 Mar 2026” in the language in force, which `language` names: worded once for each day."""
    return date_format(day, "j M Y")
