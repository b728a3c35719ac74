import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.people.models import Unit
from guildhall.practices.models import Label, UseStage
from guildhall.web.fields import field_of

_NUMBER = re.compile(r"/tips/(\d{1,15})|^#?(\d{1,15})$")


class DoubtForm(forms.Form):
    """A question to the author, before one puts one's name under it."""

    body = forms.CharField(
        label=_("What do you want to know first?"), max_length=MAX_BODY, widget=editor_area(4)
    )
    photo = forms.FileField(label=_("Picture"), required=False)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why does it not hold any more?"),
        max_length=300,
        help_text=_("Everyone who uses it is told this sentence."),
    )
    replacement = forms.CharField(
        label=_("What replaces it?"),
        max_length=300,
        required=False,
        help_text=_("Address or number of another tip or practice, if there is one."),
    )

    def clean_replacement(self) -> int | None:
        """The number in what was pasted: “…/tips/12-…/”, “#12” or “12”."""
        typed = self.cleaned_data["replacement"].strip()
        if not typed:
            return None
        found = _NUMBER.search(typed)
        if not found:
            raise forms.ValidationError(_("Paste the other one's address, or its number."))
        return int(found.group(1) or found.group(2))


class LimitForm(forms.Form):
    text = forms.CharField(label=_("Where does it not help?"), max_length=300)


class UseForm(forms.Form):
    """Where, how far, and a line. Where the hall knows no units, a place is typed."""

    unit = forms.ModelChoiceField(
        label=_("Who uses it?"),
        queryset=Unit.objects.none(),
        empty_label=None,
        error_messages={
            "invalid_choice": _("This unit is not there any more. Please choose another one.")
        },
    )
    place = forms.CharField(label=_("Where do you use it?"), max_length=80)
    stage = forms.ChoiceField(
        label=_("How far are you?"), choices=UseStage.choices, widget=forms.RadioSelect
    )
    line = forms.CharField(
        label=_("A line about it"),
        max_length=200,
        required=False,
        help_text=_("What you do otherwise, or why you stopped."),
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


class LabelForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("As it stands on the machine or the door.")
    )
    kind = forms.ChoiceField(
        label=_("It is"),
        choices=Label.Kind.choices,
        initial=Label.Kind.PRODUCT,
        widget=forms.RadioSelect,
    )


class RulesForm(forms.Form):
    checked_by_named = forms.BooleanField(
        label=_("Checked by named peers"),
        required=False,
        help_text=_(
            "For work that can hurt somebody. Only members with the role “checker”, for a topic or for all, put their name under a tip."
        ),
    )
    needs_second = forms.BooleanField(label=_("A second checker, too"), required=False)
    look_again_months = forms.IntegerField(
        label=_("Look again after so many months"),
        min_value=1,
        max_value=60,
        help_text=_("Then its authors are asked whether it still holds."),
    )
