"""Add a tip, or keep one from an answer or a post."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction

from guildhall.commons.actions import discard_draft, grow, picture_markdown
from guildhall.commons.carrying import text_carried
from guildhall.commons.models import Entry, Reply
from guildhall.commons.text import editable
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.storing import keep_parts, post_way, valid_parts
from guildhall.practices.events import TIP
from guildhall.practices.models import Label
from guildhall.practices.way_parts import text_of_parts


def add_tip(
    community: Community,
    *,
    by: Person,
    seen: str,
    parts: Mapping[str, str],
    label: Label | None = None,
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """A new tip: what was seen, and what fixed it. Raises NotPosted.

    Sent twice, it is added once.
    """
    return post_way(
        TIP,
        community,
        by=by,
        title=seen,
        parts=parts,
        label=label,
        topics=topics,
        at=at,
        verb=events.TIP_ADDED,
    )


def keep_tip(
    source: Entry,
    *,
    by: Person,
    seen: str,
    parts: Mapping[str, str],
    credit: Reply | None = None,
    label: Label | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """A tip from a question and the answer that solved it, or from a post.

    The people who wrote these are its authors. Raises NotGrown, NotPosted.
    """
    filled = valid_parts(TIP, parts)
    with transaction.atomic():
        entry = grow(
            source,
            to_kind=TIP,
            by=by,
            title=seen,
            body=text_of_parts(TIP, filled),
            credit=credit,
            says_otherwise=filled != {"fix": carried_text(source, credit)},
            at=at,
        )
        if not entry.way.parts:
            keep_parts(entry, filled, label=label)
        discard_draft(person=by, form="tip", target=f"entry {source.pk}")
    entry.refresh_from_db(fields=["state"])  # what was reported on the answer counts at once
    return entry


def carried_text(source: Entry, credit: Reply | None) -> str:
    """What a tip from this begins with: the answer, or the post, with the source's pictures."""
    text = (editable(credit) if credit else text_carried(source)).strip()
    pictures = [
        picture_markdown(attachment)
        for attachment in source.attachments.filter(is_beside=False).order_by("pk")
        if attachment.file not in text
    ]
    return "\n\n".join([text, *pictures])
