"""Arriving: a name, and a password where no passkey can be created.

allauth imports NameFirst while it builds its own forms, so nothing here may import allauth.
"""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from guildhall.kit.zones import zone_named
from guildhall.people.forms.traps import TrappedForm
from guildhall.people.models import Person
from guildhall.people.sign_in_names import is_free, sign_in_key


class NameToSignInWith(forms.CharField):
    """A name of letters that nobody in the hall signs in with yet."""

    def __init__(self, **kwargs: Any) -> None:
        more = {"autocomplete": "name", "autofocus": True}
        super().__init__(
            label=_("Your name"),
            max_length=80,
            help_text=_("The name people here know you by. You also sign in with it."),
            widget=forms.TextInput(attrs=more),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        name: str = super().clean(value)
        if not sign_in_key(name):
            raise forms.ValidationError(_("Please use letters."))
        if not is_free(name):
            raise forms.ValidationError(
                _(
                    "Someone here already signs in as “%(name)s”. If that's you, sign in instead. "
                    "If not, add something to your name: a family name, or where you work."
                ),
                params={"name": name},
            )
        return name


class BrowserZoneField(forms.CharField):
    """The time zone that the browser says; UTC where it says none that we know."""

    def __init__(self, **kwargs: Any) -> None:
        hidden = forms.HiddenInput(attrs={"data-time-zone": True})
        super().__init__(required=False, max_length=50, widget=hidden, **kwargs)

    def clean(self, value: Any) -> str:
        return zone_named(super().clean(value) or "UTC").key


class NameFirst(TrappedForm):
    """The fields that our sign-up adds to allauth's."""

    name = NameToSignInWith()
    time_zone = BrowserZoneField()
    field_order = ["name", "email", "password1"]

    def signup(self, request, user) -> None:
        """allauth calls this after it saved the person; the name is already on it."""


class ArrivalForm(forms.Form):
    """From an invitation: a name and a password, or a name and a passkey on the next page."""

    name = NameToSignInWith()
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_("At least 10 characters. Three or four words make a good one."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    time_zone = BrowserZoneField()
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
