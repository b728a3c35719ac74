"""A dump lived through again: at each question, only what was asked before it is known.

Everything is found as the hall's pages find it. Nothing is indexed before its time, so that not
even how often a word is used comes from later.
"""

import datetime as dt
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping

from guildhall.bench.looks import Looked
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.questions.events import QUESTION
from guildhall.search import actions
from guildhall.search.engines import engine
from guildhall.search.likeness import alike
from guildhall.search.meaning import asking
from guildhall.search.models import Document

LATER = 0.4  # the share of questions at which is looked; the ones before are there to be found
MOST = 10
Links = Mapping[int, set[int]]  # from an entry to those that people linked it with


def replay(
    community: Community,
    *,
    duplicates: Links,
    related: Links,
    note_meaning: Callable[[], None] = lambda: None,
    later: float = LATER,
) -> Iterator[Looked]:
    """Each of the later questions with what is found at it. It empties the index first.

    `note_meaning` makes the vectors of what is indexed by then, where there is a model.
    """
    engine().forget_all()
    Document.objects.all().delete()
    questions = list(
        Entry.objects.published()
        .filter(community=community, kind=QUESTION)
        .order_by("created_at", "pk")
        .only("title", "created_at")
    )
    answers = _Answers(community)
    first = len(questions) - round(len(questions) * later)
    before: set[int] = set()
    for number, question in enumerate(questions):
        answers.index_until(question.created_at)
        if number < first:
            actions.index_entries([question.pk])
        else:
            note_meaning()
            found, seconds = _looked_at(question, community, note_meaning)
            same, like = (links.get(question.pk, set()) & before for links in (duplicates, related))
            yield Looked(question.pk, same, like, found, seconds)
        before.add(question.pk)


def _looked_at(
    question: Entry, community: Community, note_meaning: Callable[[], None]
) -> tuple[dict[str, list[int]], dict[str, float]]:
    """What is found before it is posted, and beside it; and how long that took."""
    found: dict[str, list[int]] = {}
    seconds: dict[str, float] = {}
    with asking.with_words_alone():
        found["words"], seconds["words"] = _timed(question.title, community, None)
    found["typing"], seconds["typing"] = _timed(question.title, community, None)
    actions.index_entries([question.pk])
    note_meaning()
    found["beside"], seconds["beside"] = _timed(question.title, community, question.pk)
    return found, seconds


class _Answers:
    """The answers of a community, indexed as far as time has gone."""

    def __init__(self, community: Community) -> None:
        answers = Reply.objects.published().filter(
            entry__community=community, entry__kind=QUESTION, role=Reply.Role.ANSWER
        )
        self._waiting = deque(answers.order_by("created_at", "pk").values_list("created_at", "pk"))

    def index_until(self, moment: dt.datetime) -> None:
        ids = []
        while self._waiting and self._waiting[0][0] < moment:
            ids.append(self._waiting.popleft()[1])
        if ids:
            actions.index_replies(ids)


def _timed(title: str, community: Community, except_id: int | None) -> tuple[list[int], float]:
    begun = time.perf_counter()
    found = alike(
        title, person=None, community=community, kind=QUESTION, except_id=except_id, limit=MOST
    )
    return [one.pk for one in found], time.perf_counter() - begun
