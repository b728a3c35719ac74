from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.kit.named_links import LONGEST


class WantedForm(forms.Form):
    name = forms.CharField(
        label=_("What should a page tell you?"),
        max_length=LONGEST,
        help_text=_("A few words, such as “Bleed the brake of a tail lift”."),
    )
