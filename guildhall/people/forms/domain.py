from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.people.forms.traps import TrappedForm


class DomainForm(TrappedForm):
    email = forms.EmailField(
        label=_("Your mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )

    def __init__(self, *args, domains: list[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.domains = domains

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email.rsplit("@", 1)[-1].lower() not in self.domains:
            raise forms.ValidationError(
                _("Your address isn't at one of these domains. Ask someone here to invite you.")
            )
        return email
