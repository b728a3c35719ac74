"""Who can help with a question, and which questions a person can help with."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, IsNull
from django.utils import timezone

from guildhall.commons.models import Entry, Reply, Standing, reply_is_out
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.communities.standing_in import is_away
from guildhall.kit.prepared import prepared
from guildhall.kit.words import fold
from guildhall.people.models import Offer, Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Fit, Question, State
from guildhall.questions.queries.promise import promise_of
from guildhall.search import queries as search_queries
from guildhall.search.models import Document

EVIDENCE_FOR = dt.timedelta(days=730)
LATELY = dt.timedelta(days=90)
MOST_WALKED = 200  # waiting questions, in each community and in all


def says_they_can_help(
    seat: Seat, entry: Entry, limit: int = 3, *, also_away: bool = False
) -> list[Offer]:
    """Members who listed one of its topics, or words of its title, under “Ask me about”.

    Pages name nobody who is away. A notice asks them, too, and who covers for them.
    """
    words = {word for word in fold(entry.title).replace("?", " ").split() if len(word) > 3}
    keys = _words_for(entry) | words
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
    if not also_away:
        offers = offers.exclude(is_away("person"))
    newest = offers.select_related("person").order_by("-created_at")[: limit * 3]
    return list({offer.person_id: offer for offer in newest}.values())[:limit]


def _words_for(entry: Entry) -> set[str]:
    """The names of its topics, and other words for them."""
    topics = entry.topics.prefetch_related("synonyms")
    names = {topic.name_key for topic in topics}
    return names | {synonym.name_key for topic in topics for synonym in topic.synonyms.all()}


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


def about_what_they_offer(
    person: Person, community_ids: Iterable[int]
) -> QuerySet[Document] | None:
    """Documents of questions there about what the person listed under “Ask me about”.

    None where they listed nothing: one query, and the ids aren't read.
    """
    offers = [offer.text_key for offer in _offers.rows(person_id=person.pk)]
    if not offers:
        return None
    return search_queries.documents_about(offers, kind=QUESTION, communities=community_ids)


@prepared
def _offers(person_id: int) -> QuerySet[Offer]:
    return Offer.objects.filter(person=person_id, kind=Offer.Kind.ASK_ME)


def answerable_by(
    person: Person,
    communities: QuerySet[Community],
    *,
    solved_since: dt.datetime,
    lately: dt.datetime,
    about: QuerySet[Document] | None = None,
) -> QuerySet[Entry]:
    """Waiting questions of others that the person has not replied to, of the newest 200 there.

    Only their ids, for `question_to_answer`. Late promises come first, then questions they can
    probably answer; in both those asked `lately`, then the urgent ones, then the oldest.
    `fitness` says why: it is `about` what they offer, they solved one of the same topic since
    then, or neither.
    """
    need = Subquery(Question.objects.filter(entry=OuterRef("pk")).values("need")[:1])
    urgency = Case(
        When(Exact(need, Value(Question.Need.NOW)), then=Value(0)),
        When(Exact(need, Value(Question.Need.THIS_WEEK)), then=Value(1)),
        default=Value(2),
    )
    is_of_long_ago = Case(When(created_at__gte=lately, then=Value(0)), default=Value(1))
    declared = [] if about is None else [Exists(about.filter(entry=OuterRef("pk")))]
    return (
        Entry.objects.filter(pk__in=_newest_waiting(communities))
        .exclude(author=person)
        .exclude(Exists(Reply.objects.filter(entry=OuterRef("pk"), author=person)))
        .annotate(
            fitness=Case(
                *[When(one, then=Value(Fit.DECLARED)) for one in declared],
                When(_has_solved_similar(person, solved_since), then=Value(Fit.SHOWN)),
                default=Value(Fit.OPEN),
                output_field=IntegerField(),
            ),
        )
        .only("pk")
        .order_by(
            _promise_kept(), "fitness", is_of_long_ago, "answer_count", urgency, "created_at", "pk"
        )
    )


def question_to_answer(entry: Entry) -> Question:
    """One that is `answerable_by` someone, as its card shows it. One query.

    With its `fit`, and past the promised time with how long it has been waiting as `late`.
    """
    question = _question_to_answer.rows(entry_id=entry.pk)[0]
    question.fit = Fit(vars(entry)["fitness"])
    promise = promise_of(question.entry, question.entry.community)
    question.late = promise.sentence if promise and promise.is_late else ""
    return question


@prepared
def _question_to_answer(entry_id: int) -> QuerySet[Question]:
    questions = Question.objects.filter(entry=entry_id)
    return questions.select_related("entry__community", "entry__author").defer(
        "entry__body", "entry__body_html"
    )


def _promise_kept() -> Case:
    """0 where a first reply was promised and is late, else 1.

    A row is looked for, not whether there is one: for that PostgreSQL would read all questions.
    """
    late = Question.objects.filter(
        entry=OuterRef("pk"),
        entry__community__promise_hours__isnull=False,
        overdue_told_at__isnull=False,
        first_reply_at=None,
    )
    is_late = IsNull(Subquery(late.values("pk")[:1]), False)
    return Case(When(is_late, then=Value(0)), default=Value(1))


def _newest_waiting(communities: QuerySet[Community]) -> QuerySet:
    """The ids of the newest waiting questions of all these communities, 200 at most.

    So many are walked in the index of each community, however many wait. Where one community has
    200, none that is older than these is among the newest of all.
    """
    waiting = Entry.objects.published().filter(kind=QUESTION, state=State.WAITING)
    newest_there = waiting.filter(community=OuterRef("pk")).order_by("-created_at", "-pk")
    oldest_there = Subquery(newest_there.values("created_at")[MOST_WALKED - 1 : MOST_WALKED])
    oldest = (
        communities.order_by()
        .annotate(oldest_walked=oldest_there)
        .order_by(F("oldest_walked").desc(nulls_last=True))
        .values("oldest_walked")[:1]
    )
    # Before every time: PostgreSQL knows it as a time, and in SQLite times are texts.
    always = Value("-infinity", output_field=CharField())
    since = Coalesce(Subquery(oldest), always, output_field=DateTimeField())
    newest = waiting.filter(community__in=communities.order_by(), created_at__gte=since)
    return newest.order_by("-created_at", "-pk").values("pk")[:MOST_WALKED]


def _has_solved_similar(person: Person, since: dt.datetime) -> Exists:
    """An answer of theirs solved a question of one of the same topics since then."""
    filed = Entry.topics.through.objects
    solved = filed.filter(
        entry__question__accepted_reply__author=person,
        entry__question__accepted_at__gt=since,
        entry__standing=Standing.PUBLISHED,
    )
    return Exists(filed.filter(entry=OuterRef("pk"), topic__in=solved.values("topic")))
