from django import forms
from django.utils.translation import gettext_lazy as _


class OfferClaimForm(forms.Form):
    """Where mail is set up, the link goes to an address, which proves that it is theirs."""

    email = forms.EmailField(
        label=_("Their mail address"), help_text=_("The link goes there and nowhere else.")
    )

    def __init__(self, *args, has_mail: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_mail:
            del self.fields["email"]
