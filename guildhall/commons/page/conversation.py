"""The conversation on an entry's page: replies, each with what this reader can do with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.common_acts import ActsOnReplies
from guildhall.commons.page.declared import page_of
from guildhall.commons.page.drawing import draw_acts
from guildhall.commons.page.reply_texts import texts_of
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.web.frames import frame

MOST_REPLIES = 300


@dataclass(frozen=True, slots=True)
class Conversation:
    """As HTML: the replies (to a question its answers), and comments that are not among them."""

    replies: list[SafeString]
    comments: list[SafeString]


@dataclass(slots=True)
class DrawnReply:
    """One reply on a page: its text, what the reader can do with it, and the comments on it."""

    reply: Reply
    text: SafeString
    acts: SafeString
    is_folded: bool = False
    is_solution: bool = False
    comments: list["DrawnReply"] = field(default_factory=list)

    @property
    def classes(self) -> str:
        marks = {
            "comment": self.reply.parent_id is not None or self.reply.role == Reply.Role.COMMENT,
            "is-solution": self.is_solution,
            "is-gone": not self.reply.is_published,
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
        comments = mark_safe("".join(comment.html for comment in self.comments))  # frames are safe
        ids = {"reply_id": self.reply.pk}
        return frame(
            "commons/page/_reply.html",
            flags,
            ids=ids,
            text=self.text,
            acts=self.acts,
            comments=comments,
        )


def conversation_of(entry: Entry, seat: Seat, marks: Marks) -> Conversation:
    """In order of time, the solution first; replies by people the reader blocked are folded.

    One query for who wrote what when; a second one only for texts that are not in the cache.
    """
    role = page_of(entry).reply_role
    first_level = _nested(_drawn(entry, seat, marks, replies_seen(seat, entry.pk)))
    replies = [one for one in first_level if one.reply.role == role]
    comments = [one for one in first_level if one.reply.role != role]
    replies.sort(key=lambda one: not one.is_solution)
    return Conversation([one.html for one in replies], [one.html for one in comments])


def all_replies_of(entry: Entry, seat: Seat, marks: Marks) -> list[SafeString]:
    """The first level, each with the comments on it, to be drawn anew where it is."""
    drawn = _drawn(entry, seat, marks, replies_seen(seat, entry.pk))
    return [one.html for one in _nested(drawn)]


def drawn_reply(
    entry: Entry,
    seat: Seat,
    marks: Marks,
    reply_id: int,
    *,
    text: SafeString | None = None,
    acts: SafeString | None = None,
) -> SafeString | None:
    """One reply with the comments on it; None where it isn't there. It alone is read.

    `text` or `acts` are a form that is opened in their place.
    """
    rows = [one for one in _one_reply.rows(seat, reply_id) if one.entry_id == entry.pk]
    drawn = _drawn(entry, seat, marks, rows)
    _nested(drawn)
    one = next((one for one in drawn if one.reply.pk == reply_id), None)
    if one is None:
        return None
    if text is not None:
        one.text, one.acts, one.is_folded = text, SafeString(), False
    if acts is not None:
        one.acts = acts
    return one.html


def _drawn(entry: Entry, seat: Seat, marks: Marks, replies: list[Reply]) -> list[DrawnReply]:
    texts, acts_on = texts_of(replies), ActsOnReplies(seat, entry, marks)
    solution_id = page_of(entry).solution_of(entry)
    return [
        DrawnReply(
            reply,
            texts[reply.pk],
            _draw_acts(reply, acts_on, seat.community.slug),
            is_folded=reply.author_id in marks.blocked,
            is_solution=reply.pk == solution_id,
        )
        for reply in replies
    ]


def _draw_acts(reply: Reply, acts_on: ActsOnReplies, community_slug: str) -> SafeString:
    acts = acts_on(reply)
    return draw_acts(
        acts.row,
        acts.menu,
        community_slug=community_slug,
        target_id=reply.pk,
        standing="" if reply.is_published else str(reply.standing),
    )


def _nested(drawn: Iterable[DrawnReply]) -> list[DrawnReply]:
    """The first level, each with the comments on it; those on unseen replies are left out."""
    by_id = {one.reply.pk: one for one in drawn}
    for one in by_id.values():
        if one.reply.parent_id in by_id:
            by_id[one.reply.parent_id].comments.append(one)
    return [one for one in by_id.values() if one.reply.parent_id is None]


def replies_seen(seat: Seat, entry_id: int) -> list[Reply]:
    """The replies that the seat sees, without their texts. One query."""
    return _replies.rows(seat, entry_id)


@PreparedAt
def _replies(seat: Seat, entry_id: int) -> QuerySet[Reply]:
    replies = _without_texts(Reply.objects.at(seat).filter(entry=entry_id))
    return replies.order_by("created_at", "id")[:MOST_REPLIES]


@PreparedAt
def _one_reply(seat: Seat, reply_id: int) -> QuerySet[Reply]:
    """It and the comments on it; the community's own, so that none of another is read."""
    here = Q(pk=reply_id) | Q(parent=reply_id)
    return _without_texts(Reply.objects.at(seat).filter(here)).order_by("created_at", "id")


def _without_texts(replies: QuerySet[Reply]) -> QuerySet[Reply]:
    return replies.only(
        "id",
        "version",
        "author_id",
        "parent_id",
        "role",
        "standing",
        "created_at",
        "entry_id",
        "deleted_by_id",
    )
