"""What people type of a term."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.forms import ShowsBoth, editor_area
from guildhall.communities.seats import Seat
from guildhall.library.queries.glossary import term_called

LONGEST_MEANING = 2_000


class TermForm(ShowsBoth):
    """`since` is the mark of the meaning that its writer began from."""

    title = forms.CharField(label=gettext_lazy("Term"), max_length=100)
    body = forms.CharField(
        label=gettext_lazy("What it means here"),
        max_length=LONGEST_MEANING,
        widget=editor_area(5),
    )
    source = forms.CharField(
        label=gettext_lazy("Source (optional)"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("A standard, a manual, a person: where the meaning is from."),
    )

    def __init__(self, *args: Any, seat: Seat, except_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat, self.except_id = seat, except_id

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if term_called(self.seat, title, except_id=self.except_id):
            raise forms.ValidationError(
                _("“%(term)s” is in the glossary already. Edit it there.") % {"term": title}
            )
        return title
