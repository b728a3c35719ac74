import datetime as dt
from typing import Any

from django import forms

from guildhall.communities.models import Community
from guildhall.decisions.days import today_at
from guildhall.web.fields import DayInput


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput({"data-draft": True}), **kwargs)


def usual_day(community: Community) -> dt.date:
    """The first Friday that leaves three days to speak."""
    day = today_at(community) + dt.timedelta(days=3)
    return day + dt.timedelta(days=(4 - day.weekday()) % 7)
