"""Load a skills list from a file."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 2_000_000


class LoadListForm(forms.Form):
    file = forms.FileField(
        label=_("A table as CSV"),
        help_text=_(
            "It has a column “name”. “synonyms” and “broader” (names, separated by |) and “id” are "
            "welcome. A list of the same name is brought up to date."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    name = forms.CharField(
        label=_("Name of the list"),
        max_length=80,
        required=False,
        help_text=_("Left empty, it's called like the file."),
    )
    attribution = forms.CharField(
        label=_("What its licence asks to be shown beside its words"),
        max_length=300,
        required=False,
    )

    def clean_file(self) -> UploadedFile:
        """A small CSV file; what is larger would keep this page waiting."""
        file: UploadedFile = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(".csv"):
            raise forms.ValidationError(
                _("This isn't a CSV file. ESCO's files are loaded with the command below.")
            )
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 2 MB. Load it with the command below.")
            )
        return file
