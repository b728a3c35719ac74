"""The talk of a page: replies as HTML, cached by id and version; the person beside it.

A cached string is the same for every reader: no form, no token, no name of the
reader, no permission. What the reader may do, and did, is filled in by id.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.commons.prepared_at import PreparedAt
from guildhall.commons.queries import recent_outcomes
from guildhall.communities.seats import Seat
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.web.frames import frame

CACHED_FOR = 60 * 60 * 24
MOST_REPLIES = 300


@dataclass(slots=True)
class Said:
    """One reply on a page: what everybody reads, what the reader can do, and what was said to it."""

    reply: Reply
    html: SafeString
    acts: SafeString = field(default_factory=SafeString)
    comments: list["Said"] = field(default_factory=list)
    is_folded: bool = False


def framed(said: list[Said], template: str, *, is_solution: Callable[[Reply], bool] = lambda reply: False) -> list[SafeString]:
    """Each reply as HTML, with its text, buttons and comments in `template`."""

    def around(one: Said) -> SafeString:
        comments = mark_safe("".join(around(comment) for comment in one.comments))  # frames are safe
        flags = {
            "is_solution": is_solution(one.reply), "is_gone": not one.reply.is_published, "has_comments": bool(one.comments),
            "is_comment": one.reply.parent_id is not None or one.reply.role == Reply.Role.COMMENT, "is_folded": one.is_folded,
        }  # fmt: skip
        return frame(template, flags, ids={"reply_id": one.reply.pk}, text=one.html, acts=one.acts, comments=comments)

    return [around(one) for one in said]


Acts = Callable[[Reply], dict[str, Any]]


def talk_of(
    entry: Entry, seat: Seat, *, acts: Acts, acts_template: str, blocked: Set[int] = frozenset()
) -> tuple[list[Said], list[Said]]:
    """The answers (or first-level replies) and the comments on the entry itself, in order of time.

    One query for who said what when; a second one only for texts that no cache holds.
    `acts` gives the flags of the reader's buttons; equal flags are rendered once. What the `blocked` wrote is folded.
    """
    replies = _seen.rows(seat, entry.pk)
    texts = _texts(replies)
    slug = seat.community.slug
    said = {
        reply.pk: Said(
            reply, texts[reply.pk], frame(acts_template, {**acts(reply), "community_slug": slug}, ids={"reply_id": reply.pk})
        )
        for reply in replies
    }
    for one in said.values():
        one.is_folded = one.reply.author_id in blocked
    first_level, on_entry = [], []
    for one in said.values():
        if one.reply.parent_id is not None:
            if one.reply.parent_id in said:
                said[one.reply.parent_id].comments.append(one)
        elif one.reply.role == Reply.Role.ANSWER:
            first_level.append(one)
        else:
            on_entry.append(one)
    return first_level, on_entry


@PreparedAt
def _seen(seat: Seat, entry_id: int) -> QuerySet[Reply]:
    replies = (
        Reply.objects.at(seat)
        .filter(entry=entry_id)
        .only("id", "version", "author_id", "parent_id", "role", "standing", "created_at", "entry_id", "deleted_by_id")
    )
    return replies.order_by("created_at", "id")[:MOST_REPLIES]


def _texts(replies: list[Reply]) -> dict[int, SafeString]:
    language = get_language()
    keys = {reply.pk: f"talk:{reply.pk}:{reply.version}:{language}:{RENDERER_VERSION}" for reply in replies}
    found = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in found]
    if missing:
        made = _render_texts(missing)
        cache.set_many({keys[pk]: html for pk, html in made.items()}, CACHED_FOR)
        found.update({keys[pk]: html for pk, html in made.items()})
    return {pk: mark_safe(found[key]) for pk, key in keys.items()}  # rendered by our template from sanitised HTML


def _render_texts(reply_ids: list[int]) -> dict[int, str]:
    told: dict[int | None, list[Outcome]] = {}
    for outcome in recent_outcomes(reply_ids):
        told.setdefault(outcome.reply_id, []).append(outcome)
    replies = Reply.objects.filter(pk__in=reply_ids).select_related("author")
    return {
        reply.pk: render_to_string("commons/_said.html", {"reply": reply, "outcomes": told.get(reply.pk, [])[:4]})
        for reply in replies
    }
