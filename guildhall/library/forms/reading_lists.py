"""What people type of a reading list: its pages are named, one a line."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.library.forms.naming import page_named
from guildhall.library.queries.reading_lists import MOST_STEPS


class ReadingListForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    about = forms.CharField(
        label=gettext_lazy("Who is it for? (optional)"), max_length=300, required=False
    )
    pages = forms.CharField(
        label=gettext_lazy("Pages, in the order in which to read them"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("One a line: the title of a page, or its address."),
    )
    is_start = forms.BooleanField(
        label=gettext_lazy("Start here: show it on the first page of the library"), required=False
    )

    def __init__(self, *args: Any, seat: Seat, may_start: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        if not may_start:
            del self.fields["is_start"]

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_pages(self) -> list[Entry]:
        lines = [line.strip(" \t-*") for line in self.cleaned_data["pages"].splitlines()]
        named = [line for line in lines if line]
        if len(named) > MOST_STEPS:
            raise forms.ValidationError(
                _("A reading list has at most %(number)d pages.") % {"number": MOST_STEPS}
            )
        pages, wrong = [], []
        for line in named:
            try:
                pages.append(page_named(line, self.seat))
            except forms.ValidationError as problem:
                wrong += problem.messages
        if wrong:
            raise forms.ValidationError(wrong)
        return pages
