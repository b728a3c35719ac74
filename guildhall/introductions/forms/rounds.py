import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.introductions.models import Rhythm
from guildhall.web.fields import DayInput

LONGEST = dt.timedelta(days=366)


class RhythmForm(forms.Form):
    every = forms.ChoiceField(
        label=gettext_lazy("How often?"), choices=Rhythm.Every.choices, widget=forms.RadioSelect
    )


class TakePartForm(forms.Form):
    likes_counterparts = forms.BooleanField(
        label=gettext_lazy("I'd like to meet my counterpart"),
        required=False,
        help_text=gettext_lazy("Someone in another unit with the same topics as you."),
    )
    wants_invitations = forms.BooleanField(
        label=gettext_lazy("Send a proposed time along, for my calendar"),
        required=False,
        help_text=gettext_lazy("By mail, if everyone who is introduced with you chose this, too."),
    )


class RestForm(forms.Form):
    """Without a day, the rest is over."""

    until = forms.DateField(
        label=gettext_lazy("Leave me out until"),
        required=False,
        widget=DayInput(),
    )

    def clean_until(self) -> dt.date | None:
        until: dt.date | None = self.cleaned_data["until"]
        today = timezone.localdate()
        if until and not today < until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day within a year, after today."))
        return until
