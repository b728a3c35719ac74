import datetime as dt
import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.models import Community
from guildhall.ideas.actions.small_tests import LONGEST
from guildhall.ideas.models import LARGEST, SmallTest
from guildhall.ideas.plan import Plan
from guildhall.web.fields import DayInput


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        day = DayInput({"data-draft": True})
        super().__init__(widget=day, **kwargs)


class NumberField(forms.DecimalField):
    """Also with a comma, as many people type it."""

    def __init__(self, **kwargs: Any) -> None:
        typed = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "data-draft": True}
        )
        super().__init__(max_digits=17, decimal_places=4, widget=typed, **kwargs)

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip().replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
        return super().to_python(typed.replace(",", ".") if typed.count(",") == 1 else typed)


def _line(most: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2, "maxlength": most, "data-draft": True})


def _short() -> forms.TextInput:
    return forms.TextInput(attrs={"data-draft": True, "autocomplete": "off"})


def _belief() -> forms.Textarea:
    area = editor_area(2)
    area.attrs["placeholder"] = _("If we seal the plugs, the pump stops tripping in the rain.")
    return area


class SmallTestForm(forms.Form):
    """Three fields are enough; the rest is under “Say more”."""

    doing = forms.CharField(
        label=_("What do you do?"),
        max_length=200,
        widget=_short(),
        help_text=_("One line: what, where, how often."),
    )
    belief = forms.CharField(
        label=_("What do you believe will happen?"),
        max_length=500,
        widget=_belief(),
    )
    until_on = DayField(
        label=_("Until when?"),
        help_text=_("On that day you're asked what you learned."),
    )
    needs = forms.CharField(
        label=_("With how much?"),
        max_length=200,
        required=False,
        widget=_short(),
        help_text=_("Time, money, material: what it may cost."),
    )
    looks_at = forms.CharField(
        label=_("What do you look at?"),
        max_length=80,
        required=False,
        widget=_short(),
        help_text=_("What you count or measure: trips in a week, minutes a repair."),
    )
    unit = forms.CharField(
        label=_("In which unit?"),
        max_length=20,
        required=False,
        widget=_short(),
        help_text=_("Trips, minutes, °C. Your figures become a small chart."),
    )
    stops_if = forms.CharField(
        label=_("What would make you stop?"),
        max_length=300,
        required=False,
        widget=_line(300),
        help_text=_("Then it's easy to stop in good time."),
    )

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in ("needs", "looks_at", "unit", "stops_if")]

    @property
    def has_more(self) -> bool:
        return any(field.value() or field.errors for field in self.more)

    def plan(self) -> Plan:
        names = ("doing", "belief", "until_on", "needs", "looks_at", "unit", "stops_if")
        return Plan(**{name: self.cleaned_data[name] for name in names})

    def clean_doing(self) -> str:
        return " ".join(self.cleaned_data["doing"].split())

    def clean_until_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["until_on"]
        if day != self.initial.get("kept_until"):
            require_day_to_come(day)
        return day


class ChangeSmallTestForm(SmallTestForm):
    since = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)


class TryForm(SmallTestForm):
    """Also begins the idea that is tried. What is not a page of the community is left out."""

    answers_to = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community = community

    def clean_answers_to(self) -> str:
        path: str = self.cleaned_data["answers_to"]
        return path if is_in(self.community, path) else ""


class ExtendForm(forms.Form):
    until_on = DayField(label=_("Until when?"))

    def clean_until_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["until_on"]
        require_day_to_come(day)
        return day


class LearnedForm(forms.Form):
    """What was learned. Stopped early, also what that saved."""

    result = forms.ChoiceField(
        label=_("How did it go?"), choices=SmallTest.Result.choices, widget=forms.RadioSelect
    )
    learned = forms.CharField(
        label=_("What did you learn?"),
        max_length=MAX_BODY,
        widget=editor_area(5),
        help_text=_("What you know now that you didn't know before. Others will build on it."),
    )
    saved = forms.CharField(
        label=_("What does stopping now save?"),
        max_length=200,
        required=False,
        widget=_short(),
        help_text=_("For example: three weeks and 400 €."),
    )

    def __init__(self, *args: Any, is_early: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_early:
            del self.fields["saved"]


class LogForm(WithFiles):
    """A line, pictures or files, a figure: any of them is enough."""

    body = forms.CharField(
        label=_("What happened?"),
        max_length=MAX_BODY - 200,
        required=False,
        widget=editor_area(3),
    )
    value = NumberField(label=_("Figure"), required=False, min_value=-LARGEST, max_value=LARGEST)
    unit = forms.CharField(
        label=_("In which unit?"),
        max_length=20,
        required=False,
        widget=_short(),
        help_text=_("Trips, minutes, °C. Asked once; all figures of this test have it."),
    )
    on = DayField(label=_("On which day?"), required=False)

    def __init__(self, *args: Any, looks_at: str, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if looks_at:
            named = f"{looks_at} ({unit})" if unit and unit not in looks_at else looks_at
            self.fields["value"].label = named
        if unit:
            del self.fields["unit"]

    def clean_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        has_figure = cleaned.get("value") is not None or self.errors.get("value")
        if not (has_figure or self._words(cleaned) or self.files_beside):
            self.add_error("body", _("Write a line, add a figure, or add a photo."))
        if "unit" in self.fields and cleaned.get("value") is not None and not cleaned.get("unit"):
            self.add_error("unit", _("Say what the figure counts: trips, minutes, °C."))
        return cleaned


def is_in(community: Community, path: str) -> bool:
    """Whether this is the path of a page of the community, and nothing else."""
    return bool(re.fullmatch(rf"/c/{re.escape(community.slug)}/[\w/?=&.-]*", path))


def require_day_to_come(day: dt.date) -> None:
    """Raises ValidationError."""
    today = timezone.localdate()
    if day < today:
        raise forms.ValidationError(_("Choose a day that is still to come."))
    if day > today + LONGEST:
        raise forms.ValidationError(_("A small test takes a year at most. Choose an earlier day."))
