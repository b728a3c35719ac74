"""Fields for days, times and moments, by the clock of a community."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.projects.moments import moment_at
from guildhall.web.fields import DayInput

FORMAT = "%Y-%m-%dT%H:%M"
FIRST_YEAR, LAST_YEAR = 2000, 2200


def short_text(**attrs: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


def lines(rows: int, **attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", **attrs})


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(), **kwargs)

    def clean(self, value: Any) -> dt.date | None:
        day: dt.date | None = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Choose a day of this century."))
        return day


class ClockField(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)


class MomentField(forms.Field):
    """A day and a time by the clock of `zone`, which its form sets before it is bound.

    One that the clocks skip is an hour later; of one that comes twice, it is the first.
    """

    zone: ZoneInfo

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> dt.datetime | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            local = dt.datetime.fromisoformat(typed)
        except ValueError:
            local = None
        if local and local.tzinfo is None and FIRST_YEAR <= local.year <= LAST_YEAR:
            return moment_at(local.date(), local.time(), self.zone)
        raise forms.ValidationError(_("Choose a day and a time."))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.datetime):
            return value.astimezone(self.zone).replace(tzinfo=None)
        return value
