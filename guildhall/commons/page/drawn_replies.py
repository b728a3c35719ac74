"""Replies as HTML: each with what this reader can do with it, and the comments on it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guildhall.commons.file_notes import notes_below
from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.common_acts import ActsOnReplies
from guildhall.commons.page.declared import page_of
from guildhall.commons.page.drawing import draw_acts
from guildhall.commons.page.reply_menus import ReplyMenus
from guildhall.commons.page.reply_texts import texts_of
from guildhall.communities.seats import Seat
from guildhall.web.frames import frame

GROUPED_WITHIN = dt.timedelta(minutes=5)


@dataclass(slots=True)
class DrawnReply:
    """One reply on a page: its text, what the reader can do with it, and the comments on it.

    `notes` are on its files, for the person who added them.

    `is_more` of the same person: it follows within minutes, so its head isn't repeated.
    `is_last` on the last page, which a link leads to before anybody knows its id.
    """

    reply: Reply
    text: SafeString
    acts: SafeString
    notes: SafeString = field(default_factory=SafeString)
    is_folded: bool = False
    is_solution: bool = False
    mark: str = ""
    is_new: bool = False
    is_more: bool = False
    is_last: bool = False
    answered_id: int = 0
    answered_name: str = ""
    comments: list["DrawnReply"] = field(default_factory=list)

    @property
    def classes(self) -> str:
        marks = {
            "comment": self.reply.parent_id is not None or self.reply.role == Reply.Role.COMMENT,
            "is-solution": self.is_solution,
            "is-gone": not self.reply.is_published,
            "is-more": self.is_more,
        }
        return " ".join(["post", *(name for name, is_true in marks.items() if is_true)])

    @property
    def html(self) -> SafeString:
        flags = {
            "classes": self.classes,
            "is_solution": self.is_solution,
            "is_folded": self.is_folded,
            "has_comments": bool(self.comments),
        }
        return frame(
            "commons/page/_reply.html",
            flags,
            ids={"reply_id": self.reply.pk, "answered_id": self.answered_id},
            text=self.text,
            notes=self.notes,
            acts=self.acts,
            answered=self.answered_name,
            mark=self.mark,
            comments=one_after_another(self.comments, are_marked=not self.is_new),
        )


def draw_replies(
    replies: Sequence[Reply],
    entry: Entry,
    seat: Seat,
    marks: Marks,
    *,
    since: dt.datetime | None,
    menus: ReplyMenus | None = None,
) -> list[DrawnReply]:
    """The first level, each with the comments on it; what others wrote after `since` is new.

    With `menus` of the page they only link to theirs. A query for texts that are not in the cache,
    and one where the reader replied with files.
    """
    texts, acts_on = texts_of(replies), ActsOnReplies(seat, entry, marks)
    notes = notes_below(replies, seat.person)
    page = page_of(entry)
    solution_id, words = page.solution_of(entry), page.reply_marks(entry)
    me = seat.person.pk if seat.person else 0
    drawn = {
        reply.pk: DrawnReply(
            reply,
            texts[reply.pk],
            _draw_acts(reply, acts_on, seat.community.slug, menus),
            notes=notes.get(reply.pk, SafeString()),
            is_folded=reply.author_id in marks.blocked,
            is_solution=reply.pk == solution_id,
            mark=words.get(reply.pk, "") if reply.is_published else "",
            is_new=since is not None and reply.created_at > since and reply.author_id != me,
        )
        for reply in replies
    }
    return _nested(drawn)


def one_after_another(level: Sequence[DrawnReply], *, are_marked: bool = True) -> SafeString:
    """A level as HTML, with a line where what is new begins."""
    group(level)
    pieces: list[str] = []
    for one in level:
        if are_marked and one.is_new:
            pieces.append(new_line())
            one.is_more, are_marked = False, False
        if one.is_last:
            pieces.append('<span id="last"></span>')
        pieces.append(one.html)
    return mark_safe("".join(pieces))  # frames and the line are safe


def group(level: Sequence[DrawnReply]) -> None:
    """Those that one person wrote within minutes of each other get one head."""
    for before, one in pairwise(level):
        one.is_more = _goes_on(before, one)


def new_line() -> SafeString:
    return format_html('<p class="new-line">{}</p>', _("New since you were here"))


def _goes_on(before: DrawnReply, one: DrawnReply) -> bool:
    are_plain = not any(
        each.is_folded or each.is_solution or each.mark or not each.reply.is_published
        for each in (before, one)
    )
    has_comments = bool(before.comments) or getattr(before.reply, "has_comments", False)
    return (
        are_plain
        and not has_comments
        and before.reply.author_id == one.reply.author_id
        and before.answered_id == one.answered_id
        and one.reply.created_at - before.reply.created_at <= GROUPED_WITHIN
    )


def _draw_acts(
    reply: Reply, acts_on: ActsOnReplies, community_slug: str, menus: ReplyMenus | None
) -> SafeString:
    acts = acts_on(reply)
    is_open = menus is not None and menus.is_open_at(reply.pk)
    is_linked = menus is not None and acts.menu and not is_open
    return draw_acts(
        acts.row,
        acts.menu,
        community_slug=community_slug,
        target_id=reply.pk,
        standing="" if reply.is_published else str(reply.standing),
        menu_name=menus.name_of(acts.menu) if menus and is_linked else "",
        is_open=is_open,
    )


def _nested(drawn: dict[int, DrawnReply]) -> list[DrawnReply]:
    """The first level; comments on unseen replies are left out.

    A comment names what it answers: the reply above it, or another comment that is seen here.
    """
    for one in drawn.values():
        above = drawn.get(one.reply.parent_id or 0)
        if above is None:
            continue
        above.comments.append(one)
        if one.reply.answers_id in drawn:
            one.answered_id = one.reply.answers_id or 0
            one.answered_name = getattr(one.reply, "answers_name", "") or ""
        else:
            one.answered_id = above.reply.pk
            one.answered_name = getattr(one.reply, "parent_name", "") or ""
    return [one for one in drawn.values() if one.reply.parent_id is None]
