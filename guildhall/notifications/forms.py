from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.notifications.models import Level, Preference
from guildhall.notifications.models.preference import WEEKDAYS

HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]
DAYS = list(enumerate(WEEKDAYS))


class LevelForm(forms.Form):
    """Which notifications someone would like."""

    level = forms.ChoiceField(
        label=_("Which notifications would you like?"),
        choices=Level.choices,
        initial=Level.CONCERNS,
        widget=forms.RadioSelect,
    )


class AtJoiningForm(LevelForm):
    """At joining; without an answer the default counts."""

    level = forms.ChoiceField(
        label=_("Which notifications would you like from this community?"),
        choices=Level.choices,
        initial=Level.CONCERNS,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("You can change this at any time, and from every mail."),
    )


class PlaceLevelForm(LevelForm):
    """For a topic or an entry: also the same as for the community."""

    level = forms.ChoiceField(
        label=_("Which notifications would you like?"),
        choices=[("", _("The same as for the community")), *Level.choices],
        required=False,
        widget=forms.RadioSelect,
    )


class PreferenceForm(forms.Form):
    by_mail = forms.BooleanField(label=_("Send me mail"), required=False)
    digest = forms.ChoiceField(
        label=_("Summary of recent activity (digest)"),
        choices=Preference.Rhythm.choices,
        widget=forms.RadioSelect,
    )
    digest_weekday = forms.TypedChoiceField(
        label=_("On which day, if weekly"), choices=DAYS, coerce=int
    )
    digest_hour = forms.TypedChoiceField(label=_("Send it at"), choices=HOURS, coerce=int)
    quiet_from = forms.TypedChoiceField(label=_("Never between"), choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(label=_("and"), choices=HOURS, coerce=int)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days"),
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one day. To stop all mail, untick “Send me mail”.")
        },
    )
