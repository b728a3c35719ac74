import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.mentoring.models.notebook import LONGEST_NOTE
from guildhall.web.fields import DayInput

LONGEST = dt.timedelta(days=366)
LENGTHS = (30, 45, 60, 90, 120)


class GoalForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("One more goal"), max_length=300)


class NoteForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("A note for the two of you"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class SittingForm(forms.Form):
    """Times are by the reader's own clock."""

    starts_at = forms.DateTimeField(
        label=gettext_lazy("When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("Minutes"),
        choices=[(number, str(number)) for number in LENGTHS],
        coerce=int,
        initial=60,
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)

    def clean_starts_at(self) -> dt.datetime:
        starts_at: dt.datetime = self.cleaned_data["starts_at"]
        now = timezone.now()
        if not now < starts_at <= now + LONGEST:
            raise forms.ValidationError(_("Choose a time within a year, from now on."))
        return starts_at


class UntilForm(forms.Form):
    until_on = forms.DateField(label=gettext_lazy("Until"), widget=DayInput())

    def clean_until_on(self) -> dt.date:
        until: dt.date = self.cleaned_data["until_on"]
        today = timezone.localdate()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day within a year, from today on."))
        return until


class LearnedForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What did you learn?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("The two of you read it."),
    )
    may_grow = forms.BooleanField(
        label=gettext_lazy("It could become a note or tip for everyone"),
        required=False,
        help_text=gettext_lazy("If both of you tick this, each can write up their own part."),
    )
