"""People, texts and forms that exist nowhere, to show components with."""

import datetime as dt
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils import timezone

from guildhall.kit.paging import Page


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """As much of a person as a component draws."""

    name: str
    pk: int
    username: str = "ada"
    picture: str = ""
    is_here: bool = True
    source_url: str = ""

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split())

    @property
    def hue(self) -> int:
        return self.pk % 8


@dataclass(frozen=True, slots=True)
class SampleText:
    """As much of an entry or a reply."""

    author: SamplePerson
    created_at: dt.datetime
    edited_at: dt.datetime | None = None
    language: str = "en"
    body_html: str = (
        "<p>Green terminals first, then the earth. It took me two winters to see why.</p>"
    )


class SampleForm(forms.Form):
    name = forms.CharField(help_text="As people call it.", max_length=60)
    kind = forms.ChoiceField(
        choices=[("now", "On the job now"), ("week", "This week")], widget=forms.RadioSelect
    )
    is_open = forms.BooleanField(
        label="Everyone may read", required=False, help_text="You can change it later."
    )
    about = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)


class SmallForm(forms.Form):
    name = forms.CharField(max_length=60)
    text = forms.CharField(max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True, slots=True)
class SampleMessage:
    text: str
    tags: str

    def __str__(self) -> str:
        return self.text


ADA, BEN = SamplePerson("Ada Marsh", 1), SamplePerson("Ben Okafor", 2, username="ben")
IMPORTED = SamplePerson("J. Smith", 3, is_here=False, source_url="https://example.org/users/12")


@dataclass(slots=True)
class Samples:
    """What a sample may name; the forms and times are made anew for each page."""

    now: dt.datetime = field(default_factory=timezone.now)

    def context(self) -> dict[str, Any]:
        hour_ago, long_ago = self.now - dt.timedelta(hours=1), self.now - dt.timedelta(days=400)
        return {
            "ada": ADA,
            "ben": BEN,
            "imported": IMPORTED,
            "an_hour_ago": hour_ago,
            "long_ago": long_ago,
            "written": SampleText(ADA, hour_ago, edited_at=self.now),
            "form": SampleForm(prefix="sample", initial={"kind": "week"}),
            "wrong_form": SampleForm({}, prefix="wrong"),
            "small_form": SmallForm(prefix="small"),
            "editor_form": SmallForm(prefix="editor"),
            "seat": SimpleNamespace(community=SimpleNamespace(slug="sample")),
            "messages": [
                SampleMessage("Answer accepted.", "success"),
                SampleMessage("This link has ended.", "error"),
            ],
            "page": Page(rows=[], next_mark="mark", is_first=False),
            "asked": {"show": "newest"},
            "columns": ["Month", "Solved"],
            "rows": [["January", 12], ["February", 19]],
        }
