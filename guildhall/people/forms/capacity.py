import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.people.models import Person
from guildhall.web.fields import DayInput

LONGEST = dt.timedelta(days=366)
NO_LIMIT = ""


class RestForm(forms.Form):
    """Not until some day."""

    not_until = forms.DateField(label=gettext_lazy("Not until"), widget=DayInput())

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_not_until(self) -> dt.date | None:
        """A day that is over says nothing any more."""
        day: dt.date | None = self.cleaned_data["not_until"]
        today = timezone.now().astimezone(self.person.zone).date()
        if day and day > today + LONGEST:
            raise forms.ValidationError(_("Choose a day within a year."))
        return day if day and day > today else None


class CapacityForm(RestForm):
    """How often someone wants to be asked."""

    most_a_week = forms.TypedChoiceField(
        label=gettext_lazy("How often may we ask you?"),
        choices=[
            (NO_LIMIT, gettext_lazy("whenever you can probably answer")),
            ("5", gettext_lazy("at most five times a week")),
            ("3", gettext_lazy("at most three times a week")),
            ("1", gettext_lazy("at most once a week")),
            ("0", gettext_lazy("not at all")),
        ],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    by_name = forms.BooleanField(
        label=gettext_lazy("Colleagues may ask me by name"),
        required=False,
        help_text=gettext_lazy("If not, their question goes to others. They don't learn why."),
    )

    field_order = ["most_a_week", "not_until", "by_name"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["not_until"].required = False
