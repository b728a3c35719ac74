"""Arriving: a name, and a password where no passkey can be created.

allauth imports NameFirst while it builds its own forms, so nothing here may import allauth.
"""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from guildhall.people.forms.traps import TrappedForm
from guildhall.people.models import Person


class NameFirst(TrappedForm):
    """The field that our sign-up adds before allauth's."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True}),
    )
    field_order = ["name", "email", "password1"]

    def signup(self, request, user) -> None:
        """allauth calls this after it saved the person; the name is already on it."""


class ArrivalForm(forms.Form):
    """From an invitation: a name and a password, or a name and a passkey on the next page."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("The name people here know you by."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_("At least 10 characters. Three or four words make a good one."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    time_zone = forms.CharField(
        required=False, max_length=50, widget=forms.HiddenInput(attrs={"data-time-zone": True})
    )
    with_passkey = forms.BooleanField(required=False, widget=forms.HiddenInput())

    def clean(self):
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if cleaned.get("with_passkey"):
            cleaned["password"] = ""
        elif not password:
            self.add_error("password", _("Please choose a password of at least 10 characters."))
        else:
            try:
                validate_password(
                    password, Person(name=cleaned.get("name", ""), username=cleaned.get("name", ""))
                )
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return cleaned
