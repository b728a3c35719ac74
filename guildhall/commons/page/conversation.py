"""The conversation on an entry's page: replies, each with what this reader can do with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
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
    first_level = _nested(_drawn(entry, seat, marks))
    replies = [one for one in first_level if one.reply.role == role]
    comments = [one for one in first_level if one.reply.role != role]
    replies.sort(key=lambda one: not one.is_solution)
    return Conversation([one.html for one in replies], [one.html for one in comments])


def drawn_reply(entry: Entry, seat: Seat, marks: Marks, element_id: str) -> SafeString | None:
    """One reply with the comments on it, by its id on the page; None where it isn't there."""
    everything = list(_drawn(entry, seat, marks))
    _nested(everything)
    return next((one.html for one in everything if f"r{one.reply.pk}" == element_id), None)


def _drawn(entry: Entry, seat: Seat, marks: Marks) -> list[DrawnReply]:
    replies = replies_seen(seat, entry.pk)
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
    replies = (
        Reply.objects.at(seat)
        .filter(entry=entry_id)
        .only(
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
    )
    return replies.order_by("created_at", "id")[:MOST_REPLIES]
