from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import Unit
from guildhall.practices.models import UseStage
from guildhall.web.fields import field_of


class UseForm(forms.Form):
    """Where, how far, and a comment. In a hall without units, a place is typed."""

    unit = forms.ModelChoiceField(
        label=_("Which unit uses it?"),
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages={
            "invalid_choice": _("This unit no longer exists. Please choose another one.")
        },
    )
    place = forms.CharField(label=_("Where do you use it?"), max_length=80)
    stage = forms.ChoiceField(
        label=_("How far have you got?"), choices=UseStage.choices, widget=forms.RadioSelect
    )
    line = forms.CharField(
        label=_("Comment"),
        max_length=200,
        required=False,
        help_text=_("What you do differently, or why you stopped."),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units:
            field_of(self, "unit", forms.ModelChoiceField).queryset = Unit.objects.filter(
                pk__in=[unit.pk for unit in units]
            )
            del self.fields["place"]
        else:
            del self.fields["unit"]
