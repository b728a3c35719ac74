import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community
from guildhall.introductions.models import Opening
from guildhall.web.fields import DayInput, field_of

LONGEST = dt.timedelta(days=366)


class OpeningForm(WithFiles):
    title = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "data-draft": True,
                "autocomplete": "off",
                "placeholder": gettext_lazy("Someone to help rewire a control cabinet"),
            }
        ),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Offered or sought?"),
        choices=Opening.Way.choices,
        initial=Opening.Way.SOUGHT,
        widget=forms.RadioSelect,
    )
    what = forms.ChoiceField(
        label=gettext_lazy("What kind of opening?"),
        choices=Opening.What.choices,
        initial=Opening.What.HELP,
    )
    body = forms.CharField(
        label=gettext_lazy("More about it, if you like"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(4),
    )
    until_on = forms.DateField(
        label=gettext_lazy("Open until"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("It closes after this day. You can close it earlier."),
    )
    topics = TopicsField()

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", TopicsField).offer(community)

    def clean_until_on(self) -> dt.date | None:
        until_on: dt.date | None = self.cleaned_data["until_on"]
        today = timezone.localdate()
        if until_on and not today <= until_on <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day within a year, today or later."))
        return until_on
