from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.notifications.models import Level, Preference
from guildhall.notifications.models.preference import WEEKDAYS

HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]
DAYS = list(enumerate(WEEKDAYS))


class LevelForm(forms.Form):
    """One question."""

    level = forms.ChoiceField(
        label=_("How much would you like to hear?"),
        choices=Level.choices,
        initial=Level.CONCERNS,
        widget=forms.RadioSelect,
    )


class AtJoiningForm(LevelForm):
    """At joining; unanswered, the default counts."""

    level = forms.ChoiceField(
        label=_("How much would you like to hear from here?"),
        choices=Level.choices,
        initial=Level.CONCERNS,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You can change this at any time, and from every mail."),
    )


class PlaceLevelForm(LevelForm):
    """For a topic or an entry: also “as in the community”."""

    level = forms.ChoiceField(
        label=_("How much would you like to hear?"),
        choices=[("", _("As I chose for the community")), *Level.choices],
        required=False,
        widget=forms.RadioSelect,
    )


class PreferenceForm(forms.Form):
    by_mail = forms.BooleanField(label=_("Send me mail"), required=False)
    digest = forms.ChoiceField(
        label=_("A digest of what moved"),
        choices=Preference.Rhythm.choices,
        widget=forms.RadioSelect,
    )
    digest_weekday = forms.TypedChoiceField(
        label=_("On which day, if once a week"), choices=DAYS, coerce=int
    )
    digest_hour = forms.TypedChoiceField(label=_("At what time"), choices=HOURS, coerce=int)
    quiet_from = forms.TypedChoiceField(label=_("No mail from"), choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(label=_("until"), choices=HOURS, coerce=int)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days on which mail may come"),
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _(
                "Choose at least one day; to get no mail at all, take the tick from “Send me mail”."
            )
        },
    )
