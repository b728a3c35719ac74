"""Questions in lists, and one by its number."""

import re
from collections.abc import Iterable

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.commons.prepared_lists import PreparedList
from guildhall.communities.models import Community, Topic
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.kit.words import fold
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State
from guildhall.search import likeness

MOST_WAITING = 5
MOST_TOPICS = 20
# What the row of an unsolved question says.
IN_A_ROW = (
    "kind",
    "title",
    "state",
    "answer_count",
    "created_at",
    "author__name",
    "question__need",
    "question__first_reply_at",
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@PreparedList
def questions_at(seat: Seat, which: str) -> tuple[QuerySet[Entry], str]:
    """One of the lists, without bodies, and the time it is sorted by."""
    entries = Entry.objects.at(seat).published().filter(kind=QUESTION).for_list()
    entries = entries.select_related("question").prefetch_related("topics")
    if which == "unsolved":
        return entries.filter(state=State.WAITING), "created_at"
    if which == "unanswered":
        return entries.filter(state=State.WAITING, answer_count=0), "created_at"
    if which == "solved":
        return entries.filter(state=State.SOLVED), "last_active_at"
    if which == "mine" and seat.person:
        return entries.filter(author=seat.person), "created_at"
    return entries, "last_active_at" if which == "active" else "created_at"


def question_at(seat: Seat, entry_id: int) -> Entry | None:
    """The question with its row and author, where the seat sees it. One query."""
    rows = _question.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    _leave_out_unseen(entry)
    return entry


def _leave_out_unseen(entry: Entry) -> None:
    """The question it is the same as is named only while everyone here can read it."""
    other = entry.question.same_as
    if other and (not other.is_published or other.community_id != entry.community_id):
        entry.question.same_as = None


@PreparedAt
def _question(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=QUESTION)
    return entries.select_related(
        "author", "question__same_as", "question__closed_by", "question__accepted_reply"
    ).defer("question__accepted_reply__body", "question__accepted_reply__body_html")


def similar(seat: Seat, text: str, *, except_id: int | None = None, limit: int = 5) -> list[Entry]:
    """Questions of this community that are like `text`, the closest first."""
    return likeness.alike(
        text,
        person=seat.person,
        community=seat.community,
        kind=QUESTION,
        except_id=except_id,
        limit=limit,
    )


def topics_by_id(community: Community, ids: Iterable[str]) -> list[Topic]:
    """Topics of this community, by ids as a request has them. No query where there are none."""
    numbers = [int(one) for one in ids if one.isdecimal() and len(one) < 19][:MOST_TOPICS]
    return list(Topic.objects.filter(community=community, pk__in=numbers)) if numbers else []


def each_title_once(entries: Iterable[Entry], *, limit: int) -> list[Entry]:
    """The first of each title; what is in brackets at its end, as a site, doesn't count."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(fold(_IN_BRACKETS.sub("", entry.title)), entry)
    return list(first.values())[:limit]


def waiting_in(community: Community) -> list[Entry]:
    """The first five waiting questions: those without an answer first, then the newest.

    Two queries, one where five have no answer.
    """
    unanswered = _unanswered.rows(community_id=community.pk)
    if len(unanswered) == MOST_WAITING:
        return unanswered
    waiting = _waiting.rows(community_id=community.pk)
    answered = [entry for entry in waiting if entry.answer_count and entry not in unanswered]
    return [*unanswered, *answered][:MOST_WAITING]


@prepared
def _unanswered(community_id: int) -> QuerySet[Entry]:
    return _newest_waiting(community_id).filter(answer_count=0)[:MOST_WAITING]


@prepared
def _waiting(community_id: int) -> QuerySet[Entry]:
    """So many that five are left without those that have no answer: these are fewer than five."""
    return _newest_waiting(community_id)[: 2 * MOST_WAITING - 1]


def _newest_waiting(community_id: int) -> QuerySet[Entry]:
    return (
        Entry.objects.published()
        .filter(community=community_id, kind=QUESTION, state=State.WAITING)
        .select_related("author", "question")
        .only(*IN_A_ROW)
        .order_by("-created_at", "-pk")
    )
