"""A new version of a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Attachment, Entry


class ReplaceFileForm(forms.Form):
    old = forms.ModelChoiceField(
        label=_("Which file"), queryset=Attachment.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("The new file"),
        help_text=_("The one that is there now is kept as an earlier version."),
    )
    note = forms.CharField(
        label=_("What is different, in a few words"), max_length=160, required=False
    )

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beside = entry.attachments.filter(is_beside=True).in_order()
        self.fields["old"].queryset = beside  # type: ignore[attr-defined]
        first = beside.first()
        self.fields["old"].initial = first.pk if first else None
