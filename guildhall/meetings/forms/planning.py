"""Forms to plan, edit and cancel meetings."""

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.kit.recurrence import NotARule, Rule, read_rule
from guildhall.kit.rhythm import Every, Rhythm
from guildhall.meetings.models import Meeting, MeetingKind
from guildhall.meetings.titles import MOST_LETTERS, TOO_LONG
from guildhall.web.fields import DayInput, field_of

ONCE, OWN_RULE = "", "own"
MOST_OPTIONS = 6
MOST_POINTS = 40
LONGEST_POINT = 200
REPEATS = [
    (ONCE, _("doesn't repeat")),
    (Every.WEEK, _("every week")),
    (Every.FORTNIGHT, _("every other week")),
    (Every.MONTH, _("every month, on the same weekday")),
    (Every.QUARTER, _("every third month, on the same weekday")),
    (OWN_RULE, _("custom rule …")),
]
DAY = DayInput()
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TitleField(forms.CharField):
    """A title arrives whole: with a maxlength, browsers silently cut what is pasted."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MOST_LETTERS, error_messages={"max_length": TOO_LONG}, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            name: value
            for name, value in super().widget_attrs(widget).items()
            if name != "maxlength"
        }


class WhenAndWhere(forms.Form):
    """What every meeting has. Times are in `zone`: the community's, or the series' own."""

    title = TitleField(label=_("Title"))
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, initial=MeetingKind.OPEN)
    day = forms.DateField(label=_("Day"), widget=DAY)
    at = forms.TimeField(label=_("Starts at"), widget=TIME)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=24 * 60, initial=60)
    where = forms.CharField(label=_("Place or link"), max_length=300, required=False)
    about = forms.CharField(
        label=_("What it's for"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_(
            "Leave empty for no limit. When all seats are taken, people join a waiting list."
        ),
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    @property
    def starts_at(self) -> dt.datetime:
        """When it begins. A time that the clocks skip is an hour later."""
        local = dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"], self.zone)
        return local.astimezone(dt.UTC)

    def says(self, *names: str) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in names}


class PlanForm(WhenAndWhere):
    """Plan one meeting, or a recurring one."""

    repeats = forms.ChoiceField(label=_("Repeats"), choices=REPEATS, required=False)
    rule = forms.CharField(
        label=_("Rule"),
        max_length=200,
        required=False,
        help_text=_(
            "As calendars write it (RFC 5545). For example, FREQ=MONTHLY;BYDAY=-1FR is the last "
            "Friday of every month."
        ),
    )
    until = forms.DateField(label=_("Last day (optional)"), widget=DAY, required=False)
    host = MemberField(label=_("Host"), required=False)
    agenda = forms.CharField(
        label=_("Agenda"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One point a line. Everyone can add more later."),
    )

    field_order = [
        "title",
        "kind",
        "day",
        "at",
        "minutes",
        "repeats",
        "rule",
        "until",
        "where",
        "host",
        "agenda",
        "about",
        "seats",
    ]

    def __init__(self, *args: Any, community: Community, may_repeat: bool, **kwargs: Any) -> None:
        super().__init__(*args, zone=ZoneInfo(community.time_zone), **kwargs)
        field_of(self, "host", MemberField).people = members_here(community)
        if not may_repeat:
            for name in ("repeats", "rule", "until"):
                del self.fields[name]

    def clean_agenda(self) -> list[str]:
        """Its lines, without those that are empty or there twice."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["agenda"].splitlines())
        points = list(dict.fromkeys(line for line in lines if line))
        if len(points) > MOST_POINTS:
            raise forms.ValidationError(
                _now("An agenda has at most %(most)d points.") % {"most": MOST_POINTS}
            )
        if any(len(point) > LONGEST_POINT for point in points):
            raise forms.ValidationError(
                _now("A point has at most %(most)d characters. Shorten it, or make two of it.")
                % {"most": LONGEST_POINT}
            )
        return points

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            "day" in cleaned
            and "at" in cleaned
            and not cleaned.get("repeats")
            and self.starts_at < timezone.now()
        ):
            self.add_error("day", _("This time has already passed."))
        if cleaned.get("repeats") and "day" in cleaned and "at" in cleaned and "minutes" in cleaned:
            try:
                cleaned["series_rule"] = self._rule()
            except NotARule as problem:
                self.add_error("rule", str(problem))
        return cleaned

    def _rule(self) -> Rule:
        cleaned = self.cleaned_data
        rule = _rule_named(cleaned["repeats"], cleaned.get("rule", ""), cleaned["day"])
        if cleaned.get("until"):
            rule = replace(rule, until=cleaned["until"], count=None)
        return _that_meets(rule, cleaned["day"])


class FindTimeForm(forms.Form):
    """Ask everyone which of several times suit them."""

    title = TitleField(label=_("Title"))
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, initial=MeetingKind.OPEN)
    where = forms.CharField(label=_("Place or link"), max_length=300, required=False)
    about = forms.CharField(
        label=_("What it's for"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        for number in range(1, MOST_OPTIONS + 1):
            self.fields[f"option_{number}"] = forms.DateTimeField(
                label=_("Time %(number)d") % {"number": number},
                required=number <= 2,
                widget=forms.DateTimeInput(
                    attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
                ),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and len(set(self.options)) < 2:
            self.add_error("option_2", _("Enter at least two different times in the future."))
        return cleaned

    @property
    def has_more_times(self) -> bool:
        """Whether something stands in a field that is folded at first."""
        return any(self[f"option_{number}"].value() for number in range(4, MOST_OPTIONS + 1))

    @property
    def options(self) -> list[dt.datetime]:
        """The times that lie in the future, read in the community's time zone."""
        given = [self.cleaned_data.get(f"option_{number}") for number in range(1, MOST_OPTIONS + 1)]
        local = [one.replace(tzinfo=self.zone) for one in given if one]
        return [one.astimezone(dt.UTC) for one in local if one > timezone.now()]


class ChangeForm(WhenAndWhere):
    """Edit a meeting; of a series also all later or all upcoming ones."""

    THIS, FOLLOWING, ALL = "this", "following", "all"
    which = forms.ChoiceField(
        label=_("Apply the changes to"),
        widget=forms.RadioSelect,
        initial=THIS,
        choices=[
            (THIS, _("only this meeting")),
            (FOLLOWING, _("this and all later meetings")),
            (ALL, _("all upcoming meetings")),
        ],
    )
    repeats = forms.ChoiceField(label=_("Repeats"), required=False)
    rule = forms.CharField(label=_("Rule"), max_length=200, required=False)

    def __init__(
        self, *args: Any, meeting: Meeting, may_change_series: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, zone=ZoneInfo(meeting.zone), **kwargs)
        self.meeting = meeting
        if meeting.series is None or meeting.occurs_on is None or not may_change_series:
            for name in ("which", "repeats", "rule"):
                del self.fields[name]
            return
        field_of(self, "repeats", forms.ChoiceField).choices = [
            ("same", _("as now")),
            *REPEATS[1:],
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("which", self.THIS) != self.THIS and "day" in cleaned and "at" in cleaned:
            try:
                cleaned["series_rule"] = self._rule()
            except NotARule as problem:
                self.add_error("rule", str(problem))
        return cleaned

    def _rule(self) -> Rule | None:
        """None means unchanged. On another day the same rhythm goes on from there."""
        cleaned = self.cleaned_data
        if cleaned["repeats"] in ("", "same"):
            series = self.meeting.series
            return (
                series.recurrence.moved_to(cleaned["day"])
                if series and cleaned["day"] != self.meeting.occurs_on
                else None
            )
        return _that_meets(
            _rule_named(cleaned["repeats"], cleaned["rule"], cleaned["day"]), cleaned["day"]
        )


def _rule_named(repeats: str, own: str, day: dt.date) -> Rule:
    """The rule behind a choice, on the weekday (and week of the month) of `day`.

    The fifth week is the last. Raises NotARule.
    """
    if repeats == OWN_RULE:
        return read_rule(own)
    week = (day.day - 1) // 7 + 1
    return read_rule(
        Rhythm(Every(repeats), day.weekday(), week if week < 5 else -1, dt.time(), 60).rule
    )


def _that_meets(rule: Rule, day: dt.date) -> Rule:
    if rule.first(day) is None:
        raise NotARule(_now("With this rule there would be no meeting in the next ten years."))
    return rule


class CancelForm(forms.Form):
    note = forms.CharField(
        label=_("Reason, in a few words"),
        max_length=300,
        required=False,
        help_text=_("People who are going or might go will read this."),
    )
