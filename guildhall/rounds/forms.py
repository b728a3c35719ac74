"""Ask everyone, object, answer."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.web.fields import DayInput

SHORTEST, LONGEST = 1, 60  # days


class AskForm(forms.Form):
    until = forms.DateField(
        label=_("Until the end of"),
        widget=DayInput(),
        help_text=_(
            "Anyone who hasn't objected by then has no objection. Allow a few working days."
        ),
    )

    def clean_until(self) -> dt.date:
        day = self.cleaned_data["until"]
        away = (day - timezone.localdate()).days
        if not SHORTEST <= away <= LONGEST:
            raise forms.ValidationError(_("Choose a day between tomorrow and sixty days from now."))
        return day


def usual_last_day(today: dt.date) -> dt.date:
    """The first Friday that leaves three days to speak."""
    day = today + dt.timedelta(days=3)
    return day + dt.timedelta(days=(4 - day.weekday()) % 7)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("What is your objection?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Say what would go wrong, and what would fix it. "
            "Every member can read this, with your name."
        ),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
