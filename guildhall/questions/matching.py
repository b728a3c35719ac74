"""Who can probably answer a question, from what every member sees: read by the worker.

What is walked is limited, however much a community holds: the answers of the questions that were
active last, and of those that are most like this one.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language_info

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Membership, RolePeriod, Topic
from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.kit.words import fold
from guildhall.people.models import Block, Offer, Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State
from guildhall.questions.ranking.candidates import Answer, Candidate, Ranked
from guildhall.questions.ranking.likeness import MOST_ALIKE, likeness_of
from guildhall.questions.ranking.order import order
from guildhall.search.analyser import stem
from guildhall.search.ask import telling_words
from guildhall.search.likeness import alike

MOST_LATELY = 300  # questions whose answers are walked
MOST_KEPT = 20
MOST_WORDS = 12

A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Walked:
    """Which other questions are looked at, how much each is alike, and its share of the topics."""

    likeness: Mapping[int, float]
    topics: Mapping[int, float]
    entry_ids: set[int]


def who_can_answer(entry: Entry, *, at: dt.datetime | None = None) -> list[Ranked]:
    """The best fit first; keys are ids of people. A fixed number of queries.

    Never the author, nor people of whom one has blocked the other, nor programs, nor those who
    aren't here: imported authors count once someone has claimed them.
    """
    now = at or timezone.now()
    topics = list(entry.topics.prefetch_related("synonyms"))
    topic_ids = [topic.pk for topic in topics]
    walked = _questions_to_walk(entry, topic_ids)
    people = _who_is_there(entry)
    answers = _answers_to(walked, entry, people, now)
    declared = _declared(entry, _words_for(topics), people)
    looks_after = _looks_after(topic_ids, people)
    ids = set(answers) | set(declared) | set(looks_after)
    languages, since = _languages_of(ids), _here_since(entry, ids)
    new_since = now - dt.timedelta(days=NEW_FOR_DAYS)
    return order(
        Candidate(
            person_id,
            answers.get(person_id, ()),
            declared.get(person_id, ""),
            looks_after.get(person_id, ""),
            _speaks(languages.get(person_id), entry.language),
            person_id in since and since[person_id] > new_since,
        )
        for person_id in ids
    )[:MOST_KEPT]


def _who_is_there(entry: Entry) -> QuerySet[Person]:
    members = Membership.objects.current().filter(community=entry.community_id)
    return (
        Person.objects.here()
        .people()
        .filter(pk__in=members.values("person"))
        .exclude(pk=entry.author_id)
        .exclude(pk__in=Block.objects.filter(blocked=entry.author_id).values("person"))
        .exclude(pk__in=Block.objects.filter(person=entry.author_id).values("blocked"))
    )


def _questions_to_walk(entry: Entry, topic_ids: Collection[int]) -> _Walked:
    """Those that were active last, and those most like this one."""
    likeness = likeness_of(_closest_first(entry))
    answered = Entry.objects.published().filter(community=entry.community_id, kind=QUESTION)
    ids = set(likeness)
    for state in (State.SOLVED, State.WAITING):
        lately = answered.filter(state=state).order_by("-last_active_at", "-pk")
        ids |= set(lately.values_list("pk", flat=True)[:MOST_LATELY])
    ids.discard(entry.pk)
    filed = Entry.topics.through.objects.filter(topic__in=topic_ids, entry__in=ids)
    shared: dict[int, float] = defaultdict(float)
    for entry_id in filed.values_list("entry_id", flat=True):
        shared[entry_id] += 1 / len(topic_ids)
    return _Walked(likeness, shared, ids)


def _closest_first(entry: Entry) -> list[int]:
    """Earlier questions, those most like this one first: here meaning joins words."""
    earlier = alike(
        entry.title,
        person=None,
        community=entry.community,
        kind=QUESTION,
        except_id=entry.pk,
        limit=MOST_ALIKE,
    )
    return [one.pk for one in earlier]


def _answers_to(
    walked: _Walked, entry: Entry, people: QuerySet[Person], now: dt.datetime
) -> dict[int, list[Answer]]:
    """What these people answered others, or found out themselves, by person."""
    replies = (
        Reply.objects.published()
        .filter(
            entry__in=walked.entry_ids,
            role=Reply.Role.ANSWER,
            author__in=people,
            created_at__lte=now,
        )
        .exclude(author=F("entry__author"), solves=None)
        .values_list("author_id", "entry_id", "pk", "created_at")
    )
    answers: dict[int, list[Answer]] = defaultdict(list)
    for author_id, entry_id, reply_id, created_at in replies:
        days = (now - created_at).total_seconds() / A_DAY
        likeness, topics = walked.likeness.get(entry_id, 0.0), walked.topics.get(entry_id, 0.0)
        answers[author_id].append(Answer(days, likeness, topics, reply_id))
    return answers


def _declared(entry: Entry, names: Iterable[str], people: QuerySet[Person]) -> dict[int, str]:
    """Who listed one of its topics, or a telling word of its title, under “Ask me about”."""
    asked = _stems(" ".join((entry.title, *names)), entry.language)
    if not asked:
        return {}
    match = Q(text_key__in=set(names))
    for word in sorted(asked, key=lambda word: (-len(word), word))[:MOST_WORDS]:
        match |= Q(text_key__contains=word)
    offers = Offer.objects.filter(match, kind=Offer.Kind.ASK_ME, person__in=people)
    return {
        person_id: text
        for person_id, text in offers.order_by("-pk").values_list("person_id", "text")
        if asked & _stems(text, entry.language)
    }


def _stems(text: str, language: str) -> set[str]:
    """Its telling words, without their endings."""
    return {stem(word, language) for word in telling_words(text)}


def _words_for(topics: Iterable[Topic]) -> set[str]:
    """The names of topics, and other words for them."""
    names = {topic.name_key for topic in topics}
    return names | {synonym.name_key for topic in topics for synonym in topic.synonyms.all()}


def _looks_after(topic_ids: Collection[int], people: QuerySet[Person]) -> dict[int, str]:
    held = RolePeriod.objects.current().filter(topic__in=topic_ids, person__in=people)
    return dict(held.values_list("person_id", "topic__name"))


def _languages_of(person_ids: Collection[int]) -> dict[int, set[str]]:
    """What they list under “I speak”, by person; nothing of those who list none."""
    spoken: dict[int, set[str]] = defaultdict(set)
    offers = Offer.objects.filter(kind=Offer.Kind.SPEAK, person__in=person_ids)
    for person_id, key in offers.values_list("person_id", "text_key"):
        spoken[person_id].add(key)
    return spoken


def _speaks(listed: set[str] | None, language: str) -> bool | None:
    """Whether one of the names of the language is among what they list."""
    try:
        info = get_language_info(language)
    except KeyError:
        return None
    names = {fold(info["name"]), fold(info["name_local"]), language[:2]}
    return None if not listed else bool(names & listed)


def _here_since(entry: Entry, person_ids: Collection[int]) -> dict[int, dt.datetime]:
    here = Membership.objects.current().filter(community=entry.community_id)
    return dict(here.filter(person__in=person_ids).values_list("person_id", "since"))
