"""On a person's home: a question that they can answer, and an answer that they can try."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from guildhall.commons.home_cards import DID_IT_WORK, Card, HomeCard, Reader, is_put_away
from guildhall.commons.models import Entry, Outcome, Reply, Standing
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.questions.events import QUESTION, ROOM
from guildhall.questions.models import State
from guildhall.questions.queries import LATELY, answerable_by, question_to_answer

TO_ANSWER, TRIED = "question", "tried"


def _to_answer(reader: Reader) -> Card | None:
    """An unsolved question that the person did not put away, with its `fit`. Three queries.

    Someone who is new in the hall finds none but of a subject that they listed themselves.
    """
    lately = timezone.now() - LATELY
    best = _best_to_answer.first(person_id=reader.person.pk, lately=lately)
    question = question_to_answer(best, reader.person) if best else None
    if question is None or (reader.beginner_in and not question.is_fit):
        return None
    return Card("questions/_home_card.html", question)


@prepared
def _best_to_answer(person_id: int, lately: dt.datetime) -> QuerySet[Entry]:
    person = Person(pk=person_id)
    going_on = Community.objects.of(person).order_by().going_on()
    questions = answerable_by(person, going_on, lately=lately)
    return questions.exclude(is_put_away(person, TO_ANSWER, "pk"))[:1]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the reader, and where it is on the page of its question."""

    reply: Reply

    @property
    def anchor(self) -> str:
        return f"#r{self.reply.pk}"


def _to_try(reader: Reader) -> Card | None:
    """An answer to a question of theirs. One query."""
    reply = _newest_answer.first(person_id=reader.person.pk)
    return Card("questions/_tried_card.html", Answer(reply)) if reply else None


@prepared
def _newest_answer(person_id: int) -> QuerySet[Reply]:
    replies = _answers_to(Person(pk=person_id)).select_related("author", "entry__community")
    return replies.defer("body", "body_html", "entry__body", "entry__body_html")[:1]


def _answers_to(person: Person) -> QuerySet[Reply]:
    """Of others, while they have not said if it worked; the newest first."""
    told = Outcome.objects.filter(reply=OuterRef("pk"), person=person, replaced_at=None)
    return (
        Reply.objects.published()
        .filter(
            role=Reply.Role.ANSWER,
            entry__author=person,
            entry__kind=QUESTION,
            entry__state=State.WAITING,
            entry__standing=Standing.PUBLISHED,
            entry__community__in=Community.objects.of(person).order_by(),
        )
        .exclude(author=person)
        .exclude(Exists(told))
        .exclude(is_put_away(person, TRIED, "pk"))
        .order_by("-created_at")
    )


home_cards = (
    HomeCard(TO_ANSWER, 10, _to_answer, ROOM),
    HomeCard(TRIED, 22, _to_try, ROOM, asks=DID_IT_WORK),
)
