"""The fields for the day, the hour and the length of a meeting, and whose clock they follow."""

from typing import Any

from django import forms, template

from guildhall.web.fields import DayInput

register = template.Library()


@register.inclusion_tag("meetings/ui/when_fields.html")
def when_fields(form: forms.Form, *, zone: str) -> dict[str, Any]:
    """`form` has the fields day, at and minutes; `zone` is the time zone that they are in."""
    return {"fields": [form[name] for name in ("day", "at", "minutes")], "zone": zone}


class SampleWhen(forms.Form):
    day = forms.DateField(widget=DayInput())
    at = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.IntegerField(initial=60)


def sample() -> dict[str, Any]:
    return {"when_form": SampleWhen(prefix="when")}
