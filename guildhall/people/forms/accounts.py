from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.kit.words import fold
from guildhall.people.models import Person


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("It is kept in the audit log."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MergeForm(forms.Form):
    """Which account stays, and the name of the one that is closed, typed to confirm."""

    into = forms.CharField(
        label=_("Username of the account that stays"),
        max_length=41,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, account: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        label = _("Type the name of the account that is closed: %(name)s")
        self.fields["name"].label = label % {"name": account.name}

    def clean_into(self) -> Person:
        username = fold(self.cleaned_data["into"].removeprefix("@"))
        people = Person.objects.joined().people().exclude(pk=self.account.pk)
        person = people.filter(username_key=username).first()
        if person is None:
            raise forms.ValidationError(_("No other person here has this username."))
        return person

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if fold(name) != fold(self.account.name):
            raise forms.ValidationError(_("This is not the name of the account."))
        return name
