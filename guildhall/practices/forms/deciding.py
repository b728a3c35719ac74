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
    """A question to the author before a check."""

    body = forms.CharField(
        label=_("What do you want to know first?"), max_length=MAX_BODY, widget=editor_area(4)
    )
    photo = forms.FileField(label=_("Picture"), required=False)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it no longer right?"),
        max_length=300,
        help_text=_("Everyone who uses it will read this."),
    )
    replacement = forms.CharField(
        label=_("What should people use instead?"),
        max_length=300,
        required=False,
        help_text=_("Address or number of another tip or practice, if there is one."),
    )

    def clean_replacement(self) -> int | None:
        """The number in what was pasted: “…/tips/12-…/”, “#12” or “12”."""
        typed = self.cleaned_data["replacement"].strip()
        if not typed:
            return None
        match = _NUMBER.search(typed)
        if not match:
            raise forms.ValidationError(
                _("Enter the address or the number of another tip or practice.")
            )
        return int(match.group(1) or match.group(2))


class LimitForm(forms.Form):
    text = forms.CharField(label=_("Where doesn't it help?"), max_length=300)


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


class LabelForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("As written on the machine or the door.")
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Label.Kind.choices,
        initial=Label.Kind.PRODUCT,
        widget=forms.RadioSelect,
    )


class RulesForm(forms.Form):
    checked_by_named = forms.BooleanField(
        label=_("Only checkers can check tips"),
        required=False,
        help_text=_(
            "For work that can hurt someone. Checkers are members with that role, for one topic "
            "or for all."
        ),
    )
    needs_second = forms.BooleanField(label=_("Two checkers for every tip"), required=False)
    look_again_months = forms.IntegerField(
        label=_("Months until the next check"),
        min_value=1,
        max_value=60,
        help_text=_("Then the authors are asked whether it's still true."),
    )
