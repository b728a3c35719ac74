import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.web.fields import DayInput, field_of

LONGEST = dt.timedelta(days=3 * 366)
MONTHS = (
    (3, gettext_lazy("every 3 months")),
    (6, gettext_lazy("every 6 months")),
    (12, gettext_lazy("once a year")),
    (24, gettext_lazy("every 2 years")),
)


class CareForm(forms.Form):
    """Who looks after a page that people rely on, and when they look at it again."""

    owner = MemberField(
        label=gettext_lazy("Who looks after it?"),
        help_text=gettext_lazy("Someone here who knows whether it's still right."),
    )
    deputy = MemberField(
        label=gettext_lazy("Who steps in for them? (optional)"),
        required=False,
        help_text=gettext_lazy("They are asked when the owner is away, or hasn't answered."),
    )
    every_months = forms.TypedChoiceField(
        label=gettext_lazy("How often is it checked?"), choices=MONTHS, coerce=int
    )
    look_again_on = forms.DateField(
        label=gettext_lazy("Next check on (optional)"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("If another day suits better this time."),
    )

    def __init__(self, *args, community: Community, names_owner: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("owner", "deputy"):
            field_of(self, name, MemberField).people = members_here(community)
        if not names_owner:
            del self.fields["owner"]

    def clean_look_again_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["look_again_on"]
        today = timezone.localdate()
        if day and day < today and day != self.initial.get("look_again_on"):
            raise forms.ValidationError(_("This day is over. Choose a later one."))
        if day and day > today + LONGEST:
            raise forms.ValidationError(_("Choose a day within three years."))
        return day


class HandOverForm(forms.Form):
    to = MemberField(
        label=gettext_lazy("Who could look after it?"),
        help_text=gettext_lazy("They are asked. Until they say yes, it stays with you."),
    )

    def __init__(self, *args, community: Community, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "to", MemberField).people = members_here(community)


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Why not?"),
        max_length=300,
        help_text=gettext_lazy("The person who suggested it will read this."),
    )
