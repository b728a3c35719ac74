import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.forms.member import MemberField
from guildhall.communities.standing_in import shared_with
from guildhall.people.models import Person
from guildhall.web.fields import DayInput, field_of

LONGEST = dt.timedelta(days=366)


class AwayForm(forms.Form):
    """Until when someone is away, who covers, and whether mail rests."""

    until_on = forms.DateField(
        label=gettext_lazy("The last day you are away"),
        widget=DayInput(),
    )
    cover = MemberField(
        label=gettext_lazy("Who covers for you? (optional)"),
        required=False,
        help_text=gettext_lazy(
            "The name of someone in one of your communities. They are asked first. "
            "Until they say yes, the others with your roles are asked."
        ),
    )
    pauses_mail = forms.BooleanField(
        label=gettext_lazy("Send me no mail until I'm back"),
        required=False,
        help_text=gettext_lazy("Everything is kept here, and a digest comes when you are back."),
    )

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        field_of(self, "cover", MemberField).people = shared_with(person)

    def clean_until_on(self) -> dt.date:
        until_on: dt.date = self.cleaned_data["until_on"]
        today = timezone.now().astimezone(self.person.zone).date()
        if until_on < today:
            raise forms.ValidationError(_("This day is over. Choose today or a later one."))
        if until_on > today + LONGEST:
            raise forms.ValidationError(_("Choose a day within a year."))
        return until_on
