from allauth.socialaccount.forms import DisconnectForm
from django import forms
from django.utils.translation import gettext as _

from guildhall.people.ways_in import has_way_in_without


class UnlinkForm(DisconnectForm):
    """Instead of allauth's rule, which doesn't know passkeys."""

    def clean(self) -> dict:
        cleaned = self.cleaned_data
        account = cleaned.get("account")
        if account and not has_way_in_without(account, person=self.request.user):
            raise forms.ValidationError(
                _(
                    "This is your only way to sign in. Set a password or add a passkey first, "
                    "then you can unlink it."
                )
            )
        return cleaned
