from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.projects.models import Place


class CheckInForm(forms.Form):
    """Who is there, and a line about the day. `shows` the names of people without an account."""

    came = forms.MultipleChoiceField(
        label=_("Who is there?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    body = forms.CharField(
        label=_("What happens?"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(2, _("A line for everyone, if you like")),
    )

    def __init__(self, *args: Any, places: Sequence[Place], shows: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in places if one.came_at is None}
        self.fields["came"].choices = [  # type: ignore[attr-defined]
            (pk, f"{_name(one, shows)} · {one.shift.name}") for pk, one in self.places.items()
        ]
        self._known = {str(one.pk) for one in places}

    def clean(self) -> dict[str, Any]:
        """A place checked in meanwhile on another device is no mistake."""
        cleaned = super().clean() or self.cleaned_data
        sent = self.data.getlist("came") if hasattr(self.data, "getlist") else []
        if self.errors.get("came") and set(sent) <= self._known:
            del self.errors["came"]
            cleaned["came"] = sent
        return cleaned

    @property
    def came_places(self) -> list[Place]:
        return [self.places[pk] for pk in self.cleaned_data.get("came", []) if pk in self.places]


def _name(place: Place, shows: bool) -> str:
    return place.holder_name if place.person or shows else _now("Someone from the street")
