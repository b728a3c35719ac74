"""The files of a form: those that are kept already, those that come with it, those refused.

Every form with an editor can have a tray (`WithFiles`), which its view opens (`open_tray`): on a
GET with what a draft or the text has, on a POST with what was sent. Files are kept before anything
else is checked, so that a form that is shown again still has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from guildhall.commons.actions import NotKept, attach_file
from guildhall.commons.models import Attachment, Entry, Reply
from guildhall.commons.space_words import space_left
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.words import without_controls
from guildhall.people.models import Person

MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Refused:
    name: str
    sentence: str


@dataclass(slots=True)
class Tray:
    """In order; `address` is where a browser sends each file that is added."""

    address: str
    items: list[Attachment] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)  # of what was beside the text that is edited
    near: str = ""  # how little space is left, where it is little

    @property
    def ids(self) -> str:
        return " ".join(str(one.pk) for one in self.items)


class WithFiles(forms.Form):
    """A form whose text can have files beside it; where it needs words or files, files alone."""

    tray: Tray | None = None
    text_field = "body"
    needs_words_or_files = False

    @property
    def files_beside(self) -> list[Attachment]:
        return self.tray.items if self.tray else []

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        refused = self.tray.refused if self.tray else []
        if refused:
            self.add_error(
                self.text_field,
                ngettext(
                    "One file was not added. What you wrote and the other files are kept.",
                    "Some files were not added. What you wrote and the other files are kept.",
                    len(refused),
                ),
            )
        elif self.needs_words_or_files and not self.files_beside and not self._words(cleaned):
            self.add_error(self.text_field, _("Write a line or add a file."))
        return cleaned

    def _words(self, cleaned: dict[str, object]) -> str:
        return str(cleaned.get(self.text_field) or "").strip()


def open_tray(
    form: WithFiles, request: HttpRequest, seat: Seat, *, written: Entry | Reply | None = None
) -> None:
    """Give the form its tray. `written` is the text that it edits. May keep files that were sent.

    Call it before the form is checked.
    """
    if seat.person is None:
        return
    form.tray = Tray(reverse("attach_file", args=[seat.community.slug]))
    _fill(form.tray, form, request, seat.person, community=seat.community, written=written)
    if form.tray.items or form.tray.refused:
        form.tray.near = space_left(seat.person, seat.community)


def open_own_tray(form: WithFiles, request: HttpRequest, person: Person, *, address: str) -> None:
    """As `open_tray`, for a text that is in no community."""
    form.tray = Tray(address)
    _fill(form.tray, form, request, person)
    if form.tray.items or form.tray.refused:
        form.tray.near = space_left(person)


def _fill(
    tray: Tray,
    form: WithFiles,
    request: HttpRequest,
    person: Person,
    *,
    community: Community | None = None,
    written: Entry | Reply | None = None,
) -> None:
    if request.method == "POST" and form.is_bound:
        _take(tray, request.POST, person, written)
        _keep(tray, request.FILES, person, community)
    elif "attached" in form.initial:
        tray.items = _in_draft(form.initial, person, written)
    elif written is not None and written.file_count:
        tray.items = list(written.attachments.filter(is_beside=True).in_order())


def _take(tray: Tray, sent: QueryDict, person: Person, written: Entry | Reply | None) -> None:
    """Those that the form names, in its order, with what they show, but for those taken out."""
    removed = set(sent.getlist("remove"))
    for one in _named(sent.get("attached", ""), person, written):
        if str(one.pk) in removed:
            tray.removed.append(one.pk)
            continue
        if f"alt_{one.pk}" in sent:
            one.alt = _alt(sent.get(f"alt_{one.pk}", ""))
        tray.items.append(one)


def _in_draft(
    fields: Mapping[str, Any], person: Person, written: Entry | Reply | None
) -> list[Attachment]:
    items = _named(fields["attached"], person, written)
    for one in items:
        one.alt = _alt(fields.get(f"alt_{one.pk}", one.alt))
    return items


def _named(names: str, person: Person, written: Entry | Reply | None) -> list[Attachment]:
    """A person's own files, and those beside the text that they edit."""
    ids = [int(name) for name in names.split()[:MOST_FILES] if name.isdecimal() and len(name) < 16]
    if not ids:
        return []
    own = Attachment.objects.filter(pk__in=ids, uploaded_by=person, is_beside=True)
    known = {one.pk: one for one in own}
    if written is not None:
        known |= {one.pk: one for one in written.attachments.filter(pk__in=ids, is_beside=True)}
    return [known[pk] for pk in dict.fromkeys(ids) if pk in known]


def _keep(
    tray: Tray,
    sent: "MultiValueDict[str, UploadedFile]",
    person: Person,
    community: Community | None,
) -> None:
    """Each file by itself: one that is refused says so, and the others stay."""
    for upload in [*sent.getlist("files"), *sent.getlist("photo")]:  # pages from before have one
        name = upload.name or ""
        if len(tray.items) >= MOST_FILES:
            sentence = _("This text already has %(most)s files, the most it can have.")
            tray.refused.append(Refused(name, sentence % {"most": MOST_FILES}))
            continue
        try:
            kept = attach_file(upload.read(), name=name, by=person, community=community)
        except NotKept as problem:
            tray.refused.append(Refused(name, str(problem)))
            continue
        if all(kept.file != one.file for one in tray.items):
            tray.items.append(kept)


def _alt(typed: str) -> str:
    return without_controls(" ".join(typed.split()))[:300]
