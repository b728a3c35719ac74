"""What a program stumbles over and a person doesn't see: an empty field, a moment and a sum.

Only for forms that anyone in the world can send; an invitation has its own secret. The sum (a small
proof-of-work) is asked where the owner wants it.
"""

import datetime as dt
import hashlib

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

LEAST_SECONDS, MOST_SECONDS = 2, 60 * 60 * 24
SUM_BITS = 14
_SALT = "guildhall.people.ticket"


class TrapField(forms.CharField):
    is_trap = True  # its template hides it


class TrappedForm(forms.Form):
    """Mix in before the form's own fields."""

    website = TrapField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    ticket = forms.CharField(
        required=False, widget=forms.HiddenInput(), initial=lambda: new_ticket()
    )
    sum = forms.CharField(
        required=False, max_length=20, widget=forms.HiddenInput(attrs={"data-sum": SUM_BITS})
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not asks_sum():
            del self.fields["sum"]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            raise forms.ValidationError(
                _("This couldn't be sent. Please reload the page and try again.")
            )
        self._require_time(cleaned.get("ticket", ""))
        if "sum" in self.fields and not is_solved(
            cleaned.get("ticket", ""), cleaned.get("sum", "")
        ):
            raise forms.ValidationError(
                _(
                    "Your browser is still working on the sign-up check, which needs JavaScript. "
                    "Wait a moment and send the form again."
                )
            )
        return cleaned

    def _require_time(self, ticket: str) -> None:
        signer = TimestampSigner(salt=_SALT)
        try:
            signer.unsign(ticket, max_age=MOST_SECONDS)
        except BadSignature:
            raise forms.ValidationError(
                _("This page is old. Please reload it and try again.")
            ) from None
        try:
            signer.unsign(ticket, max_age=LEAST_SECONDS)
        except BadSignature:
            return
        raise forms.ValidationError(
            _("That was very quick. Please wait two seconds and send the form again.")
        )


def new_ticket() -> str:
    """Signed with the moment at which the form was made."""
    return TimestampSigner(salt=_SALT).sign(get_random_string(12))


def is_solved(ticket: str, answer: str) -> bool:
    """Whether SHA-256 of “ticket:answer” begins with enough zero bits; each ticket counts once."""
    digest = hashlib.sha256(f"{ticket}:{answer}".encode()).digest()
    is_right = bool(answer) and int.from_bytes(digest, "big") >> (256 - SUM_BITS) == 0
    if not is_right:
        return False
    from guildhall.people import limits  # allauth imports this file while the models load

    used_once = limits.Limit("sum", 1, dt.timedelta(seconds=MOST_SECONDS))
    try:
        limits.require_under(used_once, ticket)
    except limits.TooOften:
        return False
    limits.count(used_once, ticket)
    return True


def asks_sum() -> bool:
    from guildhall.people.models import House  # allauth imports this file while the models load

    return House.current().asks_sum
