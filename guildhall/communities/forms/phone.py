import re

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.people.models import Person, Phone
from guildhall.web.fields import RowsField, field_of

_NUMBER = re.compile(r"\+?[\d\s().\-/]+")
FEWEST_DIGITS = 3


class PhoneForm(forms.Form):
    number = forms.CharField(
        label=_("Phone number"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )
    reach = forms.ChoiceField(
        label=_("Who sees it"), choices=Phone.Reach.choices, widget=forms.RadioSelect
    )
    communities = RowsField(
        label=_("Your communities"),
        queryset=Community.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("While you tick none, nobody sees your number."),
    )

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mine = Community.objects.of(person)
        field_of(self, "communities", RowsField).queryset = mine

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        digits = sum(letter.isdecimal() for letter in number)
        if not _NUMBER.fullmatch(number) or digits < FEWEST_DIGITS:
            raise forms.ValidationError(
                _("Use digits, and a plus in front for another country: +43 664 1234567.")
            )
        return number
