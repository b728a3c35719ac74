"""The parts of an entry's page, drawn anew without the rest: each reads only what it shows."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from guildhall.commons.file_notes import notes_below
from guildhall.commons.marks import Marks, marks_of
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import ActsByPlace
from guildhall.commons.page.common_acts import acts_of_entry
from guildhall.commons.page.conversation import all_replies_of, drawn_reply
from guildhall.commons.page.declared import page_of, parts_of_room, title_of
from guildhall.commons.page.parts import Part, by_spot
from guildhall.commons.trail import Trail, trail_of
from guildhall.communities.seats import Seat
from guildhall.web.in_place import answer_parts, part, parts_asked

REPLIES = "replies"
_OWN = {
    "title": "commons/page/_title.html",
    "text": "commons/page/_entry_text.html",
    "acts": "commons/page/_acts_alone.html",
    "offers": "commons/page/_offers_alone.html",
}
_REPLY = re.compile(r"r([1-9]\d{0,17})")


def draw_parts(
    request: HttpRequest,
    seat: Seat,
    entry: Entry,
    *,
    sent: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """What the browser asks for; with the forms of a part (`sent`) that need correcting."""
    page = PartsOfPage(request, seat, entry, sent or {})
    drawn = [piece for part_id in parts_asked(request) for piece in page.draw(part_id)]
    return answer_parts(request, drawn, status=422 if sent else 200)


class PartsOfPage:
    """One reader's page of one entry, piece by piece."""

    def __init__(
        self, request: HttpRequest, seat: Seat, entry: Entry, sent: Mapping[str, Any]
    ) -> None:
        self.request, self.seat, self.entry, self.sent = request, seat, entry, sent

    def draw(self, part_id: str) -> list[SafeString]:
        """The part with this id, empty where the page has none now; all replies for “replies”."""
        if part_id == REPLIES:
            return all_replies_of(self.entry, self.seat, self.marks, self.request.GET)
        if reply := _REPLY.fullmatch(part_id):
            drawn = drawn_reply(self.entry, self.seat, self.marks, int(reply[1]))
            return [drawn or part(part_id)]
        if template := _OWN.get(part_id):
            return [self._render(template)]
        named = next((one for one in self._parts if one.name == part_id), None)
        if named is None:
            return [part(part_id)]
        return [self._render("commons/page/_part_alone.html", part=named)]

    @cached_property
    def marks(self) -> Marks:
        return marks_of(self.seat.person, self.entry)

    @cached_property
    def _acts(self) -> ActsByPlace:
        return acts_of_entry(self.seat, self.entry, self.marks, self._trail)

    @cached_property
    def _trail(self) -> Trail:
        return trail_of(self.entry, self.seat)

    @cached_property
    def _parts(self) -> list[Part]:
        return parts_of_room(self.seat, self.entry, self.marks)

    def _file_notes(self) -> SafeString:
        return notes_below([self.entry], self.seat.person).get(self.entry.pk, SafeString())

    def _render(self, template: str, **more: object) -> SafeString:
        given = {
            "entry": self.entry,
            "file_notes": SimpleLazyObject(self._file_notes),
            "seat": self.seat,
            "page": page_of(self.entry),
            "marks": self.marks,
            "acts": self._acts,
            "trail": self._trail,
            "title": title_of(self.entry),
            "parts": SimpleLazyObject(lambda: by_spot(self._parts)),
            "sent": self.sent,
            **more,
        }
        return SafeString(render_to_string(template, given, self.request).strip())
