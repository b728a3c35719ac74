"""allauth's forms with our labels. Their fields, names and rules are allauth's."""

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

MAIL_ADDRESS = _("Mail address")
NEW_PASSWORD, ONCE_MORE = _("New password"), _("New password, once more")


class InOurWords(forms.Form):
    """Mix in before one of allauth's forms."""

    labels: ClassVar[dict[str, "StrPromise"]]
    hints: ClassVar[dict[str, "StrPromise"]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            if name not in self.fields:  # allauth leaves out what the settings answer already
                continue
            field = self.fields[name]
            field.label = label
            if "placeholder" in field.widget.attrs:
                field.widget.attrs["placeholder"] = label
        for name, hint in self.hints.items():
            self.fields[name].help_text = hint


class SignInForm(InOurWords, account.LoginForm):
    """Without mail nobody gets a link to a new password, but the owners can be told."""

    labels = {"login": _("Name, username or mail address"), "remember": _("Remember me")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.HAS_MAIL:
            self.fields["password"].help_text = format_html(
                '<a href="{}">{}</a>', reverse("locked_out"), _("I can't get in")
            )


class SignUpForm(InOurWords, account.SignupForm):
    labels = {"email": MAIL_ADDRESS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.fields["email"].required:
            self.fields["email"].label = _("Mail address (optional)")


class AddAddressForm(InOurWords, account.AddEmailForm):
    labels = {"email": MAIL_ADDRESS}


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Current password"),
        "password1": NEW_PASSWORD,
        "password2": ONCE_MORE,
    }


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    labels = {"password1": _("Password"), "password2": _("Password, once more")}


class ForgottenPasswordForm(InOurWords, account.ResetPasswordForm):
    labels = {"email": MAIL_ADDRESS}


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    labels = {"password1": NEW_PASSWORD, "password2": ONCE_MORE}


class CodeByMailForm(InOurWords, account.RequestLoginCodeForm):
    labels = {"email": MAIL_ADDRESS}


class SetUpAppForm(InOurWords, ActivateTOTPForm):
    labels = {"code": _("Number that the app shows")}


class AddPasskeyForm(InOurWords, AddWebAuthnForm):
    labels = {"name": _("Name"), "passwordless": _("Sign in without a password")}
    hints = {
        "passwordless": _(
            "Then this key is enough to sign in, and it asks for your fingerprint, face or PIN. "
            "Otherwise it comes after your password."
        )
    }


class RenamePasskeyForm(InOurWords, EditWebAuthnForm):
    labels = {"name": _("Name")}
