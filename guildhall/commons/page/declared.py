"""What rooms declare about the pages of their entries; what one leaves out is the same for all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guildhall.commons import events
from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.acts import Act, Place
from guildhall.commons.page.parts import Part
from guildhall.commons.page.reads import entry_seen
from guildhall.commons.policy import may_edit_entry, may_reply
from guildhall.communities.rooms import kinds
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked, Declared
from guildhall.kit.verdict import Verdict


@dataclass(frozen=True, slots=True)
class EntryPage:
    """What is different on the pages of one room.

    `find` reads an entry with the room's own row, where the seat sees it. `growth_place` says where
    the page offers what the entry can become, None for not now. An entry that `leads_to` another
    opens that one, unless the address says `?stay`. The reply with the id `solution_of` comes first
    and is marked. `reply_marks` gives the words above other replies, by their ids.
    `replies_heading` is the heading of the replies, `reply_heading` that of the box for a new one,
    which `reply_button` (or “Send”) posts with `reply_role` and `reply_verb`. Where `reply_fold`
    gives a title, the box opens under it. `edit_place` says where “Edit” is, and `version_url_name`
    leads to an earlier version, with the entry's id and that of the revision.
    """

    room: str
    find: Callable[[Seat, int], Entry | None] = entry_seen
    may_edit: Callable[[Seat, Entry], Verdict] = may_edit_entry
    may_reply: Callable[[Seat, Entry], Verdict] = may_reply
    growth_place: Callable[[Seat, Entry], Place | None] = lambda _seat, _entry: Place.ROW
    leads_to: Callable[[Entry], Entry | None] = lambda _entry: None
    solution_of: Callable[[Entry], int | None] = lambda _entry: None
    reply_marks: Callable[[Entry], Mapping[int, str]] = lambda _entry: {}
    replies_heading: Callable[[Entry], str] = lambda _entry: ""
    reply_heading: Any = ""
    reply_button: Any = ""
    reply_fold: Callable[[Seat, Entry], str] = lambda _seat, _entry: ""
    reply_url_name: str = ""
    reply_role: str = Reply.Role.COMMENT
    reply_verb: str = events.REPLY_POSTED
    takes_thanks: bool = True
    is_pinnable: bool = False
    is_trail_above: bool = False
    are_acts_above: bool = False
    edit_place: Place = Place.MENU
    version_url_name: str = ""


entry_pages: Declared[EntryPage] = Declared("entry_page", EntryPage, by="room")
entry_acts: Asked[Callable[[Seat, Entry, Marks], Iterable[Act]]] = Asked(
    "acts", "seat", "entry", "marks"
)
reply_acts: Asked[Callable[[Seat, Entry, Reply, Marks], Iterable[Act]]] = Asked(
    "acts_on", "seat", "entry", "reply", "marks"
)
page_parts: Asked[Callable[[Seat, Entry, Marks], Iterable[Part]]] = Asked(
    "parts", "seat", "entry", "marks"
)


def page_in(room: str) -> EntryPage:
    return entry_pages.get(room) or EntryPage(room)


def page_of(entry: Entry) -> EntryPage:
    return page_in(kinds[entry.kind].room)


def acts_of_room(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """What the entry's room lets this reader do with it."""
    acts = entry_acts.of(kinds[entry.kind].room)
    return list(acts(seat, entry, marks)) if acts else []


def acts_of_room_on(seat: Seat, entry: Entry, reply: Reply, marks: Marks) -> list[Act]:
    """What the entry's room lets this reader do with one of its replies."""
    acts_on = reply_acts.of(kinds[entry.kind].room)
    return list(acts_on(seat, entry, reply, marks)) if acts_on else []


def parts_of_room(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """What the entry's room shows on its page."""
    parts = page_parts.of(kinds[entry.kind].room)
    return list(parts(seat, entry, marks)) if parts else []


def title_of(entry: Entry) -> str:
    """Without a title it is called by its kind and author."""
    return entry.title or _("%(kind)s by %(name)s") % {
        "kind": capfirst(str(kinds[entry.kind].label)),
        "name": entry.author.name,
    }
