"""What people can do with an entry or reply of any kind, in the order in which it appears."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import answerings
from guildhall.commons.marks import Marks
from guildhall.commons.menus import MenuItem, entry_menu, reply_menu
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.acts import Act, ActsByPlace, Group, Look, Place
from guildhall.commons.page.declared import acts_of_room, acts_of_room_on, page_of
from guildhall.commons.page.growths import growth_acts
from guildhall.commons.policy import (
    may_delete_entry,
    may_delete_reply,
    may_edit_reply,
    may_pin,
    may_point_to_answer,
    may_reply,
    may_restore_entry,
    may_restore_reply,
    may_thank,
)
from guildhall.commons.trail import Trail
from guildhall.communities.menus import MenuGroup
from guildhall.communities.rooms import kinds
from guildhall.communities.seats import Seat

_in_place = partial(Act, is_in_place=True)
_own = partial(_in_place, place=Place.MENU, group=Group.OWN)
_order = partial(Act, place=Place.MENU, group=Group.ORDER)

THANK = _in_place(_("Thanks"), "heart", "thank_entry", is_pressed=False)
TAKE_BACK_THANKS = _in_place(
    _("Thanked"), "heart", "take_back_thanks_entry", look=Look.ON, is_pressed=True
)
FOLLOW = _own(_("Follow"), "bell", "follow")
UNFOLLOW = _own(_("Stop following"), "bell", "unfollow")
BOOKMARK = _own(_("Bookmark"), "bookmark", "bookmark")
TAKE_BACK_BOOKMARK = _own(_("Remove bookmark"), "bookmark", "take_back_bookmark")
HISTORY = Act(_("History"), "history", "entry_history", Place.MENU, is_post=False)
PIN = _order(_("Pin as announcement"), "pin", "pin")
UNPIN = _order(_("Unpin"), "pin", "unpin")
DELETE = _order(_("Delete"), "trash-2", "delete_entry")
RESTORE = Act(_("Bring back"), "undo-2", "restore_entry", Place.GONE)

THANK_REPLY = _in_place(_("Thanks"), "heart", "thank_reply", is_pressed=False)
TAKE_BACK_THANKS_REPLY = _in_place(
    _("Thanked"), "heart", "take_back_thanks_reply", look=Look.ON, is_pressed=True
)
EDIT_REPLY = _in_place(_("Edit"), "", "edit_reply", Place.MENU, is_post=False)
REPLY_HISTORY = Act(_("History"), "", "reply_history", Place.MENU, is_post=False)
REPLY_TO = Act(_("Reply"), "reply", "reply_to", is_post=False)
QUOTE = Act(_("Quote"), "", "quote", Place.MENU, is_post=False)
DELETE_REPLY = _order(_("Delete"), "", "delete_reply")
RESTORE_REPLY = Act(_("Bring back"), "undo-2", "restore_reply")


def acts_of_entry(seat: Seat, entry: Entry, marks: Marks, trail: Trail) -> ActsByPlace:
    """Everything this reader can do with an entry, with the acts of its room."""
    own = acts_of_room(seat, entry, marks)
    acts = [
        *_at(Place.MAIN, own),
        *_thanks(seat, entry, marks),
        *_elsewhere_than((Place.MAIN, Place.MENU), own),
        *growth_acts(seat, entry, trail),
        *_answering(seat, entry),
        *_marking(seat, marks),
        *_editing(seat, entry),
        *_at(Place.MENU, own),
        *menu_acts(seat, entry_menu, is_own=_is_own(seat, entry)),
        *([DELETE] if may_delete_entry(seat, entry) else []),
        *([RESTORE] if entry.is_deleted and may_restore_entry(seat, entry) else []),
    ]
    return ActsByPlace(acts, community_slug=seat.community.slug, entry_id=entry.pk)


def _at(place: Place, acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if act.place == place]


def _elsewhere_than(places: Sequence[Place], acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if act.place not in places]


def _is_own(seat: Seat, written: Entry | Reply) -> bool:
    return seat.person is not None and written.author_id == seat.person.pk


def _thanks(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    if not page_of(entry).takes_thanks or not may_thank(seat, entry):
        return []
    return [TAKE_BACK_THANKS if marks.thanked_entry else THANK]


def _answering(seat: Seat, entry: Entry) -> list[Act]:
    """Point to what answers it, in the open rooms that have such a thing."""
    if not may_point_to_answer(seat, entry):
        return []
    return [
        _point_to(answering.kind)
        for answering in answerings
        if entry.kind in answering.asked_in and seat.has_room(kinds[answering.kind].room)
    ]


@lru_cache
def _point_to(kind: str) -> Act:
    one = answerings[kind]
    return Act(one.label, one.icon, one.url_name, Place.MENU, is_post=False)


def _marking(seat: Seat, marks: Marks) -> list[Act]:
    """What a member keeps for themselves."""
    if not seat.is_member:
        return []
    return [
        UNFOLLOW if marks.follows else FOLLOW,
        TAKE_BACK_BOOKMARK if marks.has_bookmark else BOOKMARK,
    ]


def _editing(seat: Seat, entry: Entry) -> list[Act]:
    """Edit it, see its history, pin it as an announcement."""
    page, kind = page_of(entry), kinds[entry.kind]
    may_edit = kind.edit_url_name and page.may_edit(seat, entry)
    may_pin_this = page.is_pinnable and may_pin(seat)
    return [
        *(
            [_edit(kind.edit_url_name, kind.is_edited_in_place, page.edit_place)]
            if may_edit
            else []
        ),
        HISTORY,
        *([UNPIN if entry.is_pinned else PIN] if may_pin_this else []),
    ]


@lru_cache
def _edit(url_name: str, is_in_place: bool, place: Place) -> Act:
    """Where the text is, or on a page of its own."""
    act = _in_place if is_in_place else Act
    return act(_("Edit"), "pencil", url_name, place, is_post=False, changes=("text",))


def menu_acts(
    seat: Seat, menu: Iterable[MenuItem], *, is_own: bool, has_icons: bool = True
) -> list[Act]:
    """What other apps offer this seat behind “…” of what is their own, or of someone else's."""
    offered = [item for item in menu if not (is_own and item.group is MenuGroup.AUTHOR)]
    return [_of_menu(item, has_icons) for item in offered if item.is_for(seat)]


@lru_cache
def _of_menu(item: MenuItem, has_icon: bool) -> Act:
    icon = item.icon if has_icon else ""
    group = Group.ORDER if item.group is MenuGroup.ORDER else Group.OWN
    return Act(item.label, icon, item.url_name, Place.MENU, is_post=False, group=group)


@dataclass(frozen=True, slots=True)
class ReplyActs:
    """What one reader is offered with one reply: in the row below it, and behind “…”."""

    row: tuple[Act, ...] = ()
    menu: tuple[Act, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.row or self.menu)


class ActsOnReplies:
    """The acts on each reply of a page, for one reader."""

    def __init__(self, seat: Seat, entry: Entry, marks: Marks) -> None:
        self.seat, self.entry, self.marks = seat, entry, marks
        self.may_reply = bool(may_reply(seat, entry))
        self.of_menu = {
            is_own: menu_acts(seat, reply_menu, is_own=is_own, has_icons=False)
            for is_own in (True, False)
        }

    def __call__(self, reply: Reply) -> ReplyActs:
        if reply.is_deleted:
            return ReplyActs(row=(RESTORE_REPLY,) if may_restore_reply(self.seat, reply) else ())
        if not reply.is_published:
            return ReplyActs(menu=self._menu(reply, ()))
        if not self.seat.is_member:
            return ReplyActs()
        own = acts_of_room_on(self.seat, self.entry, reply, self.marks)
        return ReplyActs(
            (
                *_at(Place.MAIN, own),
                *self._thanks(reply),
                *_at(Place.ROW, own),
                *([REPLY_TO] if self.may_reply else []),
            ),
            self._menu(reply, own),
        )

    def _thanks(self, reply: Reply) -> list[Act]:
        if not may_thank(self.seat, reply):
            return []
        return [TAKE_BACK_THANKS_REPLY if reply.pk in self.marks.thanked_replies else THANK_REPLY]

    def _menu(self, reply: Reply, own: Iterable[Act]) -> tuple[Act, ...]:
        return (
            *([EDIT_REPLY] if may_edit_reply(self.seat, reply) else []),
            REPLY_HISTORY,
            *([QUOTE] if self.may_reply and reply.is_published else []),
            *_at(Place.MENU, own),
            *self.of_menu[_is_own(self.seat, reply)],
            *([DELETE_REPLY] if may_delete_reply(self.seat, reply) else []),
        )
