"""How many hours someone gave, read with comma or point; a point never parts thousands here."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.projects.forms.fields import short_text
from guildhall.projects.models import MOST_HOURS

_HOURS = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?(?:\s*h)?")


class HoursField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=12, widget=short_text(inputmode="decimal"), **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value).strip()
        if not typed:
            return None
        match = _HOURS.fullmatch(typed)
        if match is None:
            raise forms.ValidationError(_("Type a number of hours, such as 2.5 or 2,5."))
        whole, part = match[1], match[2] or ""
        if len(part) > 2:
            raise forms.ValidationError(_("Use at most two digits after the point or comma."))
        hours = Decimal(f"{whole}.{part or '0'}")
        if hours > MOST_HOURS:
            raise forms.ValidationError(_("That's more than can be kept here. Check the number."))
        return hours


class HoursForm(forms.Form):
    hours = HoursField(
        label=_("How many hours did you give?"),
        required=False,
        help_text=_("Leave it empty to take it back."),
    )
