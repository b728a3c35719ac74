"""Fill the hall up to a number of entries: each batch whole, in one transaction."""

import random
from collections.abc import Callable

from django.db import transaction

from guildhall.activity.statistics import know_new_rows
from guildhall.bench.crowding import write_log
from guildhall.bench.rows import go_on_counting
from guildhall.bench.scale.entries import add_entries
from guildhall.bench.scale.index import index
from guildhall.bench.scale.places import Hall, add_people, make_places
from guildhall.bench.scale.replies import add_replies
from guildhall.bench.scale.rooms import add_to_rooms
from guildhall.bench.scale.texts import Texts
from guildhall.commons.events import REPLY_POSTED
from guildhall.commons.models import Authorship, Entry, Follow, Reply
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import FOLLOWING
from guildhall.practices.events import TIP, TIP_ADDED
from guildhall.questions.events import ANSWER_POSTED, QUESTION, QUESTION_ASKED
from guildhall.search.models import Document
from guildhall.talk.events import POST, POST_WRITTEN

BATCH = 1_000
TOLD_EVERY = 20  # replies of which the reader is told of one
SEEN_OF = 3  # notices of which all but one have been seen
VERBS = {QUESTION: QUESTION_ASKED, POST: POST_WRITTEN, TIP: TIP_ADDED}
VERBS_OF_REPLIES = {Reply.Role.ANSWER: ANSWER_POSTED, Reply.Role.COMMENT: REPLY_POSTED}


class Filler:
    """Fills further and further; the same seed gives the same hall. No page reads the log."""

    def __init__(self, *, has_log: bool = True) -> None:
        self.has_log = has_log
        self.hall = make_places()
        self.entries = self.texts = 0
        self._texts = Texts()
        self._chance = random.Random("scale")  # noqa: S311  # the same hall every time

    def fill_to(self, entries: int, progress: Callable[[int], None] = lambda done: None) -> None:
        """Add what is missing up to so many entries; the database's statistics are made anew."""
        add_people(self.hall, entries)
        while self.entries < entries:
            added = self._add(min(BATCH, entries - self.entries))
            progress(added)
        go_on_counting(Entry, Authorship, Entry.topics.through, Reply, Document)
        know_new_rows()

    def _add(self, count: int) -> int:
        numbers = range(self.entries, self.entries + count)
        with transaction.atomic():
            filled = add_entries(self.hall, numbers, self._texts, self._chance)
            answered = add_replies(self.hall, filled, self._texts, self._chance)
            index(filled, answered)
            entries, replies = [one.entry for one in filled], [reply for reply, _text in answered]
            add_to_rooms(entries, replies)
            _tell(self.hall, replies)
            if self.has_log:
                _log(entries, replies)
        self.entries += count
        self.texts += count + len(replies)
        return count


def _tell(hall: Hall, replies: list[Reply]) -> None:
    """The reader follows some entries, and was told of a reply to each."""
    told = {reply.entry_id: reply for reply in replies[::TOLD_EVERY]}
    Follow.objects.bulk_create(Follow(person=hall.reader, entry_id=pk) for pk in told)
    Notice.objects.bulk_create(
        Notice(
            person=hall.reader,
            rule=VERBS_OF_REPLIES[Reply.Role(reply.role)],
            key=f"talk:{reply.entry_id}",
            reason=FOLLOWING.code,
            community_id=reply.entry.community_id,
            entry_id=reply.entry_id,
            reply=reply,
            actor_id=reply.author_id,
            first_at=reply.created_at,
            last_at=reply.created_at,
            seen_at=reply.created_at if number % SEEN_OF else None,
        )
        for number, reply in enumerate(told.values())
    )


def _log(entries: list[Entry], replies: list[Reply]) -> None:
    """One event for each text, as an import writes it; meetings have none."""
    write_log(
        {
            "verb": VERBS[entry.kind],
            "community_id": entry.community_id,
            "actor_id": entry.author_id,
            "entry_id": entry.pk,
            "at": entry.created_at,
        }
        for entry in entries
        if entry.kind in VERBS
    )
    write_log(
        {
            "verb": VERBS_OF_REPLIES[Reply.Role(reply.role)],
            "community_id": reply.entry.community_id,
            "actor_id": reply.author_id,
            "entry_id": reply.entry_id,
            "reply_id": reply.pk,
            "toward_id": reply.entry.author_id,
            "at": reply.created_at,
        }
        for reply in replies
    )
