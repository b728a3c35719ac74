"""Who can help with a question, and which questions a person can help with."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from guildhall.commons.models import Entry, Reply, Standing, reply_is_out
from guildhall.communities.seats import Seat
from guildhall.kit.words import fold
from guildhall.people.models import Offer, Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Fit, Question
from guildhall.search import queries as search_queries

EVIDENCE_FOR = dt.timedelta(days=730)


def says_they_can_help(seat: Seat, entry: Entry, limit: int = 3) -> list[Offer]:
    """Members who listed one of its topics, or words of its title, under “Ask me about”."""
    words = {word for word in fold(entry.title).replace("?", " ").split() if len(word) > 3}
    keys = {topic.name_key for topic in entry.topics.all()} | words
    if not keys:
        return []
    match = Q(text_key__in=keys)
    for word in sorted(words)[:6]:
        match |= Q(text_key__contains=word)
    offers = Offer.objects.filter(
        match,
        kind=Offer.Kind.ASK_ME,
        person__in=Person.objects.here().people(),
        person__memberships__community=seat.community,
        person__memberships__until=None,
    )
    offers = offers.exclude(person=entry.author_id)
    newest = offers.select_related("person").order_by("-created_at")[: limit * 3]
    return list({offer.person_id: offer for offer in newest}.values())[:limit]


def has_helped_before(seat: Seat, entry: Entry, limit: int = 3) -> list[Question]:
    """Questions of the same topics solved in the last two years, with the answers that did it."""
    topic_ids = [topic.pk for topic in entry.topics.all()]
    if not topic_ids:
        return []
    solved = (
        Question.objects.published()
        .filter(
            reply_is_out(of="accepted_reply__"),
            entry__community=seat.community,
            entry__topics__in=topic_ids,
            accepted_at__gt=timezone.now() - EVIDENCE_FOR,
            accepted_reply__author__in=Person.objects.here().people(),
        )
        .exclude(accepted_reply__author=entry.author_id)
        .exclude(entry=entry)
        .select_related("accepted_reply__author", "entry")
        .defer(
            "entry__body",
            "entry__body_html",
            "accepted_reply__body",
            "accepted_reply__body_html",
        )
        .order_by("-accepted_at", "-pk")
    )
    newest: dict[int, Question] = {}
    for question in solved[: limit * 5]:
        if question.accepted_reply:
            newest.setdefault(question.accepted_reply.author_id, question)
    return list(newest.values())[:limit]


def answerable_by(person: Person, community_ids: Sequence[int]) -> QuerySet[Question]:
    """Waiting questions of others that the person has not replied to.

    Questions they can probably answer come first, then the urgent ones, then the oldest. `fit` says
    why: they listed it under “Ask me about”, they solved one of the same topic, or neither.
    """
    listed = Offer.objects.filter(person=person, kind=Offer.Kind.ASK_ME)
    offers = list(listed.values_list("text_key", flat=True))
    about = search_queries.documents_about(offers, kind=QUESTION, communities=community_ids)
    declared = Exists(about.filter(entry=OuterRef("entry")))
    need = Case(
        When(need=Question.Need.NOW, then=Value(0)),
        When(need=Question.Need.THIS_WEEK, then=Value(1)),
        default=Value(2),
    )
    return (
        Question.objects.waiting()
        .filter(entry__community__in=community_ids)
        .exclude(entry__author=person)
        .exclude(Exists(Reply.objects.filter(entry=OuterRef("entry"), author=person)))
        .annotate(
            fitness=Case(
                *([When(declared, then=Value(Fit.DECLARED))] if offers else []),
                When(_has_solved_similar(person), then=Value(Fit.SHOWN)),
                default=Value(Fit.OPEN),
                output_field=IntegerField(),
            ),
            urgency=need,
        )
        .select_related("entry__community", "entry__author")
        .defer("entry__body", "entry__body_html")
        .order_by("fitness", "entry__answer_count", "urgency", "entry__created_at", "entry")
    )


def _has_solved_similar(person: Person) -> Exists:
    """An answer of theirs solved a question of one of the same topics in the last two years."""
    filed = Entry.topics.through.objects
    solved = filed.filter(
        entry__question__accepted_reply__author=person,
        entry__question__accepted_at__gt=timezone.now() - EVIDENCE_FOR,
        entry__standing=Standing.PUBLISHED,
    )
    return Exists(filed.filter(entry=OuterRef("entry"), topic__in=solved.values("topic")))
