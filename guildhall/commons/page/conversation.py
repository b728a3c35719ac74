"""The conversation on an entry's page: one stretch of it, and the ways to the rest."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.declared import page_of
from guildhall.commons.page.drawn_replies import (
    DrawnReply,
    draw_replies,
    group,
    one_after_another,
)
from guildhall.commons.page.reply_menus import ReplyMenus
from guildhall.commons.page.stretch import (
    Stretch,
    one_before,
    place_of,
    query_of,
    stretch_of,
    thread_of,
)
from guildhall.communities.seats import Seat

LONG = 10  # from so many replies on, there are ways to jump
_A_MOMENT = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Jump:
    """A link to another place of the conversation."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The replies (to a question its answers) and the comments that are not among them, as HTML.

    `earlier` and `later` are the addresses of the next pages of it, empty where there are none.
    `read_until` is what the reader will have read with this page, None where that isn't noted.
    `menus` are those of the replies, for the page's script.
    """

    replies: SafeString
    comments: SafeString
    jumps: list[Jump]
    earlier: str
    later: str
    read_until: dt.datetime | None
    menus: SafeString


def conversation_of(
    entry: Entry, seat: Seat, marks: Marks, asked: Mapping[str, str]
) -> Conversation:
    """In order of time, the solution first; replies by people the reader blocked are folded.

    `asked` is the query of the page's address, which says what stretch of it is shown.
    """
    stretch = stretch_of(seat, entry.pk, asked)
    shown = _with_solution(stretch, entry, seat)
    since = _since(shown, marks, asked)
    menus = ReplyMenus(seat.community.slug, asked)
    first_level = draw_replies(shown, entry, seat, marks, since=since, menus=menus)
    replies, comments = _sorted(first_level, entry, is_first=not stretch.has_earlier)
    if "last" in asked and replies:
        replies[-1].is_last = True
    return Conversation(
        one_after_another(replies),
        one_after_another(comments),
        _jumps(stretch, first_level, entry, seat, since),
        f"{_earlier(stretch)}#conversation" if stretch.has_earlier else "",
        f"{query_of('from', stretch.later)}#r{stretch.later[1]}" if stretch.later else "",
        _read_until(stretch, entry, seat, marks),
        menus.html,
    )


def all_replies_of(
    entry: Entry, seat: Seat, marks: Marks, asked: Mapping[str, str]
) -> list[SafeString]:
    """The first level of the page, each with the comments on it, to be drawn anew where it is."""
    shown = _with_solution(stretch_of(seat, entry.pk, asked), entry, seat)
    first_level = draw_replies(shown, entry, seat, marks, since=marks.read_until)
    group(first_level)
    return [one.html for one in first_level]


def drawn_reply(
    entry: Entry,
    seat: Seat,
    marks: Marks,
    reply_id: int,
    *,
    text: SafeString | None = None,
    acts: SafeString | None = None,
) -> SafeString | None:
    """One reply with the comments on it; None where it isn't there. Its thread alone is read.

    `text` or `acts` are a form that is opened in their place.
    """
    thread = thread_of(seat, entry.pk, reply_id)
    top = next((reply for reply in thread if reply.parent_id is None), None)
    if top is None:
        return None
    first_level = draw_replies(
        [*one_before(seat, top), *thread], entry, seat, marks, since=marks.read_until
    )
    drawn = {one.reply.pk: one for level in _levels(first_level) for one in level}
    one = drawn.get(reply_id)
    if one is None:
        return None
    if text is not None:
        one.text, one.acts, one.is_folded = text, SafeString(), False
    if acts is not None:
        one.acts = acts
    return one.html


def _levels(first_level: list[DrawnReply]) -> list[list[DrawnReply]]:
    """The first one, and the comments on each of its replies, with one head for what goes on."""
    levels = [first_level, *(one.comments for one in first_level)]
    for level in levels:
        group(level)
    return levels


def _with_solution(stretch: Stretch, entry: Entry, seat: Seat) -> list[Reply]:
    """On the first page the solution is shown in any case, with the comments on it."""
    solution_id = page_of(entry).solution_of(entry)
    shown = stretch.everything
    if not solution_id or stretch.is_whole or stretch.has_earlier:
        return shown
    if any(reply.pk == solution_id for reply in shown):
        return shown
    return [*shown, *thread_of(seat, entry.pk, solution_id)]


def _since(shown: list[Reply], marks: Marks, asked: Mapping[str, str]) -> dt.datetime | None:
    """What is later is new: than where the reader was, or from the reply on that a notice named."""
    named = next((reply for reply in shown if str(reply.pk) == asked.get("new")), None)
    if marks.read_until and named:
        return min(marks.read_until, named.created_at - _A_MOMENT)
    return marks.read_until


def _sorted(
    first_level: list[DrawnReply], entry: Entry, *, is_first: bool
) -> tuple[list[DrawnReply], list[DrawnReply]]:
    """The replies, and the comments on the entry, which are below its text on the first page."""
    if not is_first:
        return first_level, []
    role = page_of(entry).reply_role
    replies = [one for one in first_level if one.reply.role == role]
    replies.sort(key=lambda one: not one.is_solution)
    return replies, [one for one in first_level if one.reply.role != role]


def _earlier(stretch: Stretch) -> str:
    return query_of("until", place_of(stretch.replies[0]))


def _jumps(
    stretch: Stretch,
    first_level: list[DrawnReply],
    entry: Entry,
    seat: Seat,
    since: dt.datetime | None,
) -> list[Jump]:
    """First, new, last: in a long conversation, and only where that is elsewhere."""
    if stretch.is_whole and len(stretch.everything) < LONG:
        return []
    path = path_of(entry, seat.community.slug)
    new = _new(stretch, first_level, entry, seat, since)
    return [
        Jump(_("First"), f"{path if stretch.has_earlier else ''}#conversation"),
        *([Jump(_("New"), new)] if new else []),
        Jump(_("Last"), f"{path}?last#last" if stretch.later else f"#r{stretch.replies[-1].pk}"),
    ]


def _new(
    stretch: Stretch,
    first_level: list[DrawnReply],
    entry: Entry,
    seat: Seat,
    since: dt.datetime | None,
) -> str:
    """Where what is new begins: on this page, or on the one that its own address leads to."""
    if since is None:
        return ""
    begins_here = not stretch.has_earlier or stretch.replies[0].created_at <= since
    shown = [each for one in first_level for each in (one, *one.comments)]
    first = next((one for one in shown if one.is_new), None)
    if first and begins_here:
        return f"#r{first.reply.pk}"
    if stretch.is_whole or entry.last_active_at <= since:
        return ""
    return reverse("first_unread", args=[seat.community.slug, entry.pk])


def _read_until(stretch: Stretch, entry: Entry, seat: Seat, marks: Marks) -> dt.datetime | None:
    """The time of the newest reply shown; in the middle, that of the last on the first level."""
    if seat.person is None:
        return None
    shown = stretch.replies[-1:] if stretch.later else stretch.everything
    until = max((reply.created_at for reply in shown), default=entry.created_at)
    return until if marks.read_until is None or until > marks.read_until else None
