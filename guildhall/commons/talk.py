"""The talk of a page: replies as HTML, cached by id and version; the person beside it.

A cached string is the same for every reader: no form, no token, no name of the
reader, no permission. What the reader may do, and did, is filled in by id.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.models import Entry, Outcome, Reply, Standing
from guildhall.commons.queries import recent_outcomes
from guildhall.communities.seats import Seat
from guildhall.kit.markdown import RENDERER_VERSION

CACHED_FOR = 60 * 60 * 24
PLACE = 900_719_925_474_099
MOST_REPLIES = 300


@dataclass(slots=True)
class Said:
    """One reply on a page: what everybody reads, what the reader can do, and what was said to it."""

    reply: Reply
    html: SafeString
    acts: SafeString = field(default_factory=SafeString)
    comments: list["Said"] = field(default_factory=list)


Acts = Callable[[Reply], dict[str, Any]]


def talk_of(entry: Entry, seat: Seat, *, acts: Acts, acts_template: str) -> tuple[list[Said], list[Said]]:
    """The answers (or first-level replies) and the comments on the entry itself, in order of time.

    One query for who said what when; a second one only for texts that no cache holds.
    `acts` gives the flags of the reader's buttons; equal flags are rendered once.
    """
    replies = list(_seen(entry, seat))
    texts = _texts(replies)
    buttons = _Buttons(acts_template, seat)
    said = {reply.pk: Said(reply, texts[reply.pk], buttons.of(reply, acts(reply))) for reply in replies}
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


def _seen(entry: Entry, seat: Seat) -> Iterable[Reply]:
    replies = Reply.objects.filter(entry=entry).only(
        "id", "version", "author_id", "parent_id", "role", "standing", "created_at", "entry_id", "deleted_by_id"
    )
    if not seat.is_steward:
        seen = Q(standing=Standing.PUBLISHED)
        replies = replies.filter(seen | Q(author=seat.person) if seat.person else seen)
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


class _Buttons:
    """The reader's buttons: rendered once for each set of flags, with the reply's id put in."""

    def __init__(self, template: str, seat: Seat) -> None:
        self.template, self.seat = template, seat
        self.made: dict[tuple, str] = {}

    def of(self, reply: Reply, flags: dict[str, Any]) -> SafeString:
        key = tuple(flags.items())
        if key not in self.made:
            self.made[key] = render_to_string(
                self.template, {**flags, "reply_id": PLACE, "community_slug": self.seat.community.slug}
            )
        return mark_safe(self.made[key].replace(str(PLACE), str(reply.pk)))  # our template; ids are numbers
