"""What the pages of Questions read."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Entry, Reply, Standing, reply_is_out
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.communities.seats import Seat
from guildhall.kit.words import fold
from guildhall.kit.working_hours import working_hours_between, zone_named
from guildhall.people.models import Offer, Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, Relay, State
from guildhall.search import queries as search_queries

EVIDENCE_FOR = dt.timedelta(days=730)


def questions_at(
    seat: Seat,
    *,
    which: str,
    topic: Topic | None = None,
) -> tuple[QuerySet[Entry], str]:
    """One of the lists, without bodies, and the time it is sorted by."""
    entries = Entry.objects.at(seat).published().filter(kind=QUESTION).for_list()
    entries = entries.select_related("question").prefetch_related("topics")
    if topic:
        entries = entries.filter(topics=topic)
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
    entries = entries.annotate(solver_id=F("question__accepted_reply__author"))
    return entries.select_related("question", "question__same_as", "author", "question__closed_by")


class Fit(IntEnum):
    """Why a person may be able to answer a question."""

    DECLARED = 0
    SHOWN = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class Promise:
    """A waiting question measured against the community's promise.

    `waited` and `promised` are working hours, `days` the days since it was asked.
    """

    waited: int
    promised: int
    days: int = 0

    @property
    def is_late(self) -> bool:
        return self.waited >= self.promised

    @property
    def sentence(self) -> str:
        """What is usual; once late, how long it has waited, in days from the second on."""
        if not self.is_late:
            usual = ngettext(
                "Usually answered within %(promised)d working hour",
                "Usually answered within %(promised)d working hours",
                self.promised,
            )
            return usual % {"promised": self.promised}
        if self.days >= 2:
            return _("Waiting %(days)d days: can you help?") % {"days": self.days}
        late = ngettext(
            "Waiting %(waited)d working hour: can you help?",
            "Waiting %(waited)d working hours: can you help?",
            self.waited,
        )
        return late % {"waited": self.waited}


def promise_of(
    entry: Entry,
    community: Community,
    *,
    now: dt.datetime | None = None,
) -> Promise | None:
    """None where nothing was promised, the question isn't waiting, or someone has replied."""
    if community.promise_hours is None:
        return None
    if entry.state != State.WAITING or entry.question.first_reply_at:
        return None
    now = now or timezone.now()
    hours = working_hours_between(entry.created_at, now, zone_named(community.time_zone))
    return Promise(int(hours), community.promise_hours, days=(now - entry.created_at).days)


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
    about = search_queries.documents_about(offers, kind=QUESTION)
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
            fit=Case(
                *([When(declared, then=Value(Fit.DECLARED))] if offers else []),
                When(_has_solved_similar(person), then=Value(Fit.SHOWN)),
                default=Value(Fit.OPEN),
                output_field=IntegerField(),
            ),
            urgency=need,
        )
        .select_related("entry__community", "entry__author")
        .defer("entry__body", "entry__body_html")
        .order_by("fit", "entry__answer_count", "urgency", "entry__created_at", "entry")
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


def similar(seat: Seat, text: str, *, except_id: int | None = None, limit: int = 5) -> list[Entry]:
    """Questions of this community that share words with `text`, the closest first."""
    return search_queries.alike(
        text,
        person=seat.person,
        community=seat.community,
        kind=QUESTION,
        except_id=except_id,
        limit=limit,
    )


def who_may_post_for_me(seat: Seat) -> list[Person]:
    """The other stewards and buddies of the community."""
    roles = [RolePeriod.Role.STEWARD, RolePeriod.Role.BUDDY]
    held = RolePeriod.objects.current().filter(community=seat.community, role__in=roles, topic=None)
    people = Person.objects.here().people().filter(pk__in=held.values("person"))
    return list((people.exclude(pk=seat.person.pk) if seat.person else people).order_by("name"))


def relays_waiting_for(person: Person) -> QuerySet[Relay]:
    relays = Relay.objects.filter(through=person, entry=None, declined_at=None)
    return relays.select_related("asker", "community")


def waiting_in(communities: list[int]) -> QuerySet[Entry]:
    """Waiting questions of these communities: those without an answer first, then the newest."""
    return (
        Entry.objects.published()
        .filter(community__in=communities, kind=QUESTION, state=State.WAITING)
        .select_related("author", "question", "community")
        .defer("body", "body_html")
        .annotate(
            has_answer=Case(
                When(answer_count=0, then=Value(0)),
                default=Value(1),
                output_field=IntegerField(),
            )
        )
        .order_by("has_answer", "-created_at", "-pk")
    )
