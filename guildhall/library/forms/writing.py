"""What people type on a page."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import ShowsBoth, editor_area
from guildhall.commons.models import Entry
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.library.actions import TitleTaken
from guildhall.library.forms.naming import page_named
from guildhall.web.fields import field_of

MOST_SENT = 2_000_000  # what is pasted is never cut short: it is refused in words
_TOO_LONG = _(
    "This text has %(show_value)d characters; a page has at most %(limit_value)d. Yours is still "
    "here: move a part of it to a page below this one."
)


class PageForm(WithFiles):
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"data-draft": True, "autocomplete": "off"}),
    )
    body = forms.CharField(
        label=_("Text"), max_length=MOST_SENT, required=False, widget=editor_area(16)
    )
    topics = TopicsField()

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", TopicsField).offer(community)

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Please give the page a title."))
        return title

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"])
        if len(body) > MAX_BODY:
            raise forms.ValidationError(
                _TOO_LONG, params={"show_value": len(body), "limit_value": MAX_BODY}
            )
        return body


class AddPageForm(PageForm):
    """A new page, and the page that it is below."""

    below = forms.CharField(
        label=_("Below which page? (optional)"),
        required=False,
        max_length=300,
        help_text=_("Type the beginning of its title. Without one, it is at the top."),
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, community=seat.community, **kwargs)
        self.seat = seat
        self.fields["below"].widget.attrs |= {
            "list": "page-names",
            "autocomplete": "off",
            "hx-get": reverse("page_names", args=[seat.community.slug]),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "#page-names",
            "hx-sync": "this:replace",
        }

    def clean_below(self) -> Entry | None:
        typed = " ".join(self.cleaned_data["below"].split())
        return page_named(typed, self.seat) if typed else None


class ChangePageForm(ShowsBoth, PageForm):
    """Edits a page; `title_before` is the title that its writer began from."""

    title_before = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("What you changed, in a few words"), max_length=160, required=False
    )
    is_small = forms.BooleanField(
        label=_("A small correction: don't notify anyone"), required=False
    )
    confirms = forms.BooleanField(
        label=_("I've looked at all of it: the page is right"), required=False
    )

    def __init__(
        self, *args: Any, may_confirm: bool = False, is_relied_on: bool = False, **kwargs: Any
    ) -> None:
        """Where people rely on the page, who looks after it hears of every change."""
        super().__init__(*args, **kwargs)
        if not may_confirm:
            del self.fields["confirms"]
        if is_relied_on:
            del self.fields["is_small"]

    def show_their_title(self, problem: TitleTaken) -> None:
        """Sent again, it is saved: its writer has seen the other title."""
        self.add_error("title", str(problem))
        sent = cast(QueryDict, self.data).copy()
        sent["title_before"] = problem.theirs
        self.data = sent
