"""Ask and answer."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from guildhall.commons.actions import (
    begin_entry,
    edit_entry,
    post_reply,
    set_topics,
)
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.questions.actions.first_replies import recount_first_replies
from guildhall.questions.actions.turns import goes_round_from
from guildhall.questions.events import ANSWER_POSTED, NEED_CHANGED, QUESTION, QUESTION_ASKED
from guildhall.questions.models import Question, State


def ask(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str = "",
    topics: Iterable[Topic] = (),
    need: str = Question.Need.NO_HURRY,
    at: dt.datetime | None = None,
) -> Entry:
    """A new question. Sent twice, it is asked once. Raises NotPosted."""
    return begin_entry(
        QUESTION,
        community,
        by=by,
        verb=QUESTION_ASKED,
        title=title,
        body=body,
        topics=topics,
        state=State.WAITING,
        at=at,
        draft="ask",
        make=lambda entry: Question.objects.create(
            entry=entry, need=need, next_turn_at=goes_round_from(entry.created_at)
        ),
        need=need,
    )


def become_question(entry: Entry) -> None:
    """Make the question's row for an entry that grew from a post, whose replies came with it."""
    entry.state = State.WAITING
    entry.save(update_fields=["state"])
    question = Question.objects.create(entry=entry, next_turn_at=goes_round_from(entry.created_at))
    recount_first_replies(Question.objects.filter(entry=entry))
    question.refresh_from_db(fields=["first_reply_at"])


def change_question(
    entry: Entry,
    *,
    by: Person,
    title: str,
    body: str,
    topics: Iterable[Topic],
    need: str,
    note: str = "",
    since: str | None = None,
) -> Entry:
    """Edit a question with its topics and how urgent it is. Raises WrittenMeanwhile, NotPosted."""
    with transaction.atomic():
        entry = edit_entry(entry, by=by, title=title, body=body, note=note, since=since)
        wanted = list(topics)
        if set(entry.topics.values_list("pk", flat=True)) != {topic.pk for topic in wanted}:
            set_topics(entry, wanted)
        if Question.objects.filter(entry=entry).exclude(need=need).update(need=need):
            tell(NEED_CHANGED, entry=entry, by=by, need=need)
    return entry


def answer(entry: Entry, *, by: Person, body: str, at: dt.datetime | None = None) -> Reply:
    """Answer a question. Raises NotPosted, ParentGone."""
    return post_reply(entry, by=by, body=body, role=Reply.Role.ANSWER, verb=ANSWER_POSTED, at=at)


def comment_on(
    entry: Entry, *, by: Person, body: str, parent: Reply | None, at: dt.datetime | None = None
) -> Reply:
    """Reply to an answer, or to the question itself. Raises NotPosted, ParentGone."""
    return post_reply(entry, by=by, body=body, parent=parent, at=at)
