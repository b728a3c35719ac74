"""What one person has done on one page, apart from what is the same for every reader."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import connection

from guildhall.commons.models import Entry
from guildhall.kit.prepared import as_moment
from guildhall.people.models import Person


@dataclass(slots=True)
class Marks:
    """Filled in by id, apart from the cached conversation."""

    follows: bool = False
    has_bookmark: bool = False
    thanked_entry: bool = False
    tried_entry: str = ""
    is_trying: bool = False
    thanked_replies: set[int] = field(default_factory=set)
    tried_replies: dict[int, str] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    read_until: dt.datetime | None = None


def marks_of(person: Person | None, entry: Entry) -> Marks:
    """What the person did with an entry and its replies, how far they have read, whom they blocked.

    One query."""
    marks = Marks()
    if person is None:
        return marks
    ids = {"person": person.pk, "entry": entry.pk}
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, ids)
        for what, reply_id, result in cursor.fetchall():
            _mark(marks, what, reply_id, result)
    return marks


# By hand, since a union of four querysets costs more to compile than all four to answer.
_MARKS = """
    SELECT 'thanks', t.reply_id, ''
    FROM commons_thanks t LEFT JOIN commons_reply r ON r.id = t.reply_id
    WHERE t.person_id = %(person)s AND (t.entry_id = %(entry)s OR r.entry_id = %(entry)s)
    UNION ALL
    SELECT 'outcome', o.reply_id, o.result
    FROM commons_outcome o LEFT JOIN commons_reply r ON r.id = o.reply_id
    WHERE o.person_id = %(person)s AND o.replaced_at IS NULL
        AND (o.entry_id = %(entry)s OR r.entry_id = %(entry)s)
    UNION ALL
    SELECT 'follow', NULL, '' FROM commons_follow
    WHERE person_id = %(person)s AND entry_id = %(entry)s
    UNION ALL
    SELECT 'trial', NULL, '' FROM commons_trial
    WHERE person_id = %(person)s AND entry_id = %(entry)s AND ended_at IS NULL
    UNION ALL
    SELECT 'bookmark', NULL, '' FROM commons_bookmark
    WHERE person_id = %(person)s AND entry_id = %(entry)s
    UNION ALL
    SELECT 'read', NULL, CAST(until AS text) FROM commons_reading
    WHERE person_id = %(person)s AND entry_id = %(entry)s
    UNION ALL
    SELECT 'blocked', blocked_id, '' FROM people_block
    WHERE person_id = %(person)s
"""


def _mark(marks: Marks, what: str, reply_id: int | None, result: str) -> None:
    if what == "follow":
        marks.follows = True
    elif what == "bookmark":
        marks.has_bookmark = True
    elif what == "blocked" and reply_id:
        marks.blocked.add(reply_id)
    elif what == "read":
        marks.read_until = as_moment(result)
    elif what == "trial":
        marks.is_trying = True
    elif what == "outcome" and reply_id:
        marks.tried_replies[reply_id] = result
    elif what == "outcome":
        marks.tried_entry = result
    elif reply_id:
        marks.thanked_replies.add(reply_id)
    else:
        marks.thanked_entry = True
