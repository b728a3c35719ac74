import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.forms.member import MemberField, members_here
from guildhall.projects.forms.fields import ClockField, DayField, short_text
from guildhall.projects.models import MOST_PLACES, Project, Shift, Task
from guildhall.projects.moments import span_at
from guildhall.web.fields import RowsField, field_of


class SupplyForm(forms.Form):
    name = forms.CharField(
        label=_("What else is needed?"), max_length=120, widget=short_text(required=True)
    )
    brings_it = forms.BooleanField(label=_("I'll bring it"), required=False)

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            raise forms.ValidationError(_("Say in a word or two what is needed."))
        return name


class TasksField(RowsField):
    """Tasks of a project that are not done."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Task.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs
        )


class TaskForm(forms.Form):
    title = forms.CharField(label=_("What has to be done?"), max_length=160, widget=short_text())
    owner = MemberField(
        label=_("Who does it?"),
        required=False,
        help_text=_("Leave it empty: then someone can take it."),
    )
    due_on = DayField(label=_("By when?"), required=False)
    waits_for = TasksField(label=_("What has to be done before?"), required=False)

    def __init__(
        self, *args: Any, project: Project, task: Task | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        members = members_here(project.entry.community)
        field_of(self, "owner", MemberField).people = members
        others = project.tasks.filter(done_at=None).exclude(pk=task.pk if task else 0)
        if others.exists():
            field_of(self, "waits_for", TasksField).queryset = others.order_by("pk")
        else:
            del self.fields["waits_for"]

    @property
    def names(self) -> list[str]:
        return list(self.fields)

    def given(self) -> dict[str, Any]:
        """For the action: all of its fields."""
        return {"waits_for": [], **self.cleaned_data}


class ShiftForm(forms.Form):
    """A job with places. Without a day and times it is a role."""

    name = forms.CharField(
        label=_("What is to be done?"),
        max_length=120,
        widget=short_text(),
        help_text=_("“Set up”, “Coffee and cake”, “First aid”."),
    )
    places = forms.IntegerField(
        label=_("How many people?"), min_value=1, max_value=MOST_PLACES, initial=1
    )
    day = DayField(label=_("Which day?"), required=False)
    begins = ClockField(label=_("From"), required=False)
    ends = ClockField(
        label=_("Until"),
        required=False,
        help_text=_("Earlier than it begins: the next day. Without times it is a role."),
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [name for name in ("day", "begins", "ends") if cleaned.get(name) is not None]
        is_wrong = any(name in self.errors for name in ("day", "begins", "ends"))
        if given and len(given) < 3 and not is_wrong:
            missing = next(name for name in ("day", "begins", "ends") if name not in given)
            self.add_error(missing, _("A shift has a day, a beginning and an end."))
        if len(given) == 3 and cleaned["begins"] == cleaned["ends"]:
            self.add_error("ends", _("It has to end after it begins."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """For the action: name, places, and both moments, or none for a role."""
        day: dt.date | None = self.cleaned_data["day"]
        starts_at = ends_at = None
        if day:
            clock = self.cleaned_data["begins"], self.cleaned_data["ends"]
            starts_at, ends_at = span_at(day, *clock, self.zone)
        return {
            "name": self.cleaned_data["name"],
            "places": self.cleaned_data["places"],
            "starts_at": starts_at,
            "ends_at": ends_at,
        }


class OrganiserForm(forms.Form):
    person = MemberField(label=_("Who organises it with you?"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "person", MemberField).people = members_here(project.entry.community)


def as_typed(shift: Shift, zone: ZoneInfo) -> dict[str, Any]:
    """What the form begins with where a shift is changed."""
    typed: dict[str, Any] = {"name": shift.name, "places": shift.places}
    if shift.starts_at and shift.ends_at:
        start, end = shift.starts_at.astimezone(zone), shift.ends_at.astimezone(zone)
        typed |= {"day": start.date(), "begins": start.time(), "ends": end.time()}
    return typed
