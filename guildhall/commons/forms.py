from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.text import MAX_BODY, editable
from guildhall.commons.tray import WithFiles


def editor_area(rows: int, placeholder: str | Promise = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "placeholder": placeholder, "data-draft": True})


class ReplyForm(WithFiles):
    needs_words_or_files = True

    body = forms.CharField(
        label=_("Your reply"), max_length=MAX_BODY, required=False, widget=editor_area(4)
    )

    @property
    def is_begun(self) -> bool:
        """Someone has written in it: it was sent, or a draft was kept."""
        begun = self.initial.get("body") or self.initial.get("attached")
        return self.is_bound or bool(begun)


class EntryForm(WithFiles):
    """A new entry with a title; a room adds the columns that only its kind has."""

    title = forms.CharField(label=_("Title"), max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=MAX_BODY, required=False, widget=editor_area(6)
    )


class ShowsBoth(WithFiles):
    """Changes a text that others, or another tab, can change, too.

    `since` is the mark of the text that it began from; `theirs` is the text now, if that differs.
    """

    since = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    theirs = ""

    def show_both(self, problem: WrittenMeanwhile) -> None:
        """Sent again, it is saved: its writer has seen the other text."""
        self.add_error(self.text_field, str(problem))
        self.theirs = problem.theirs
        sent = cast(QueryDict, self.data).copy()
        sent["since"] = problem.mark
        self.data = sent


class ChangeForm(ShowsBoth):
    """Changes a text that is one field."""

    def open_after(self, written: Entry | Reply) -> None:
        """A draft may have begun from an earlier text: then both are shown at once."""
        mark, now = mark_of_text(written), editable(written)
        if self.initial["since"] != mark and self.initial["body"].strip() != now.strip():
            self.theirs = now
        self.initial["since"] = mark


class EditForm(ChangeForm):
    """Edit an entry or a reply; a note says why."""

    title = forms.CharField(label=_("Title"), max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=MAX_BODY, required=False, widget=editor_area(10)
    )
    note = forms.CharField(
        label=_("What you changed, in a few words"), max_length=160, required=False
    )

    def __init__(self, *args, has_title: bool, is_body_required: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.needs_words_or_files = is_body_required
        if not has_title:
            del self.fields["title"]


class OutcomeForm(forms.Form):
    result = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(result.value, result.words) for result in Outcome.Result],
        widget=forms.RadioSelect,
    )
    context = forms.CharField(
        label=_("Where did you try it?"),
        max_length=160,
        required=False,
        help_text=_("One line, if you like. It tells others whether their case is like yours."),
    )
    unit_name = forms.CharField(label=_("Your department or site"), max_length=80, required=False)


class GrowForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("In one line: what do you want to know?")
    )
