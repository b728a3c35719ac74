"""Beside what someone can help with, and kept apart: what colleagues confirm, what shows it.

Never a number: the sentences, the things themselves, and the month of the last one.
"""

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry, entry_seen_by
from guildhall.communities.models import Topic
from guildhall.kit.places import Given
from guildhall.kit.prepared import Prepared, prepared
from guildhall.people.models import Offer, Person
from guildhall.people.queries import blocked_by
from guildhall.skills.models import Confirmation, HiddenSuggestion
from guildhall.skills.queries.filling import LENGTHS, filled, length_for, named, names
from guildhall.skills.shown import Showing, is_enough, showings_of, with_topics
from guildhall.skills.words import words_asked, words_of

MOST_SHOWN = 3
_WITH = ("by", "offer", "entry__community")
MOST_SUGGESTED = 5
MOST_TO_POINT_AT = 12


@dataclass(frozen=True, slots=True)
class Claim:
    """What someone lists under “Ask me about”, and what stands beside it for this reader."""

    offer: Offer
    confirmations: Sequence[Confirmation]
    mine: Confirmation | None
    showings: Sequence[Showing]

    @property
    def last_at(self) -> dt.datetime | None:
        return self.showings[0].at if self.showings else None


def claims_of(person: Person, reader: Person, showings: Sequence[Showing]) -> list[Claim]:
    """In the order in which they were listed. `showings` are with their topics. Two queries."""
    offers = [one for one in person.offers.all() if one.kind == Offer.Kind.ASK_ME]
    if not offers:
        return []
    confirmations = _confirmations_of(offers, reader)
    now = timezone.now()
    claims = []
    for offer in offers:
        beside = [one for one in confirmations if one.offer_id == offer.pk]
        shown = [one for one in showings if _shows(one.entry, offer)]
        claims.append(
            Claim(
                offer,
                [one for one in beside if one.accepted_at],
                next((one for one in beside if one.by_id == reader.pk), None),
                shown[:MOST_SHOWN] if is_enough(shown, now) else [],
            )
        )
    return claims


def confirmations_waiting_for(person: Person) -> list[Confirmation]:
    """What colleagues wrote and the person hasn't decided on. Two queries."""
    return _without_blocked(_waiting.rows(person_id=person.pk, now=timezone.now()), person)


@prepared
def _waiting(person_id: int, now: dt.datetime) -> QuerySet[Confirmation]:
    waiting = Confirmation.objects.waiting().filter(offer__person=person_id)
    waiting = waiting.filter(entry_seen_by(Person(pk=person_id), of="entry__", at=now))
    return waiting.select_related(*_WITH).defer("entry__body", "entry__body_html").order_by("pk")


def confirmations_shown_of(person: Person) -> list[Confirmation]:
    """What others read on their page: they can hide it at any time."""
    return _accepted.rows(person_id=person.pk)


@prepared
def _accepted(person_id: int) -> QuerySet[Confirmation]:
    accepted = Confirmation.objects.accepted().filter(offer__person=person_id)
    accepted = accepted.select_related(*_WITH).defer("entry__body", "entry__body_html")
    return accepted.order_by("offer", "pk")


def confirmed_among(offer_ids: Sequence[int], reader: Person) -> Set[int]:
    """The ids of those that a colleague confirmed, as far as this reader sees it.

    Of at most 256 that are asked about. One query where nothing is confirmed, else two.
    """
    if not offer_ids:
        return set()
    length = length_for(len(offer_ids))
    given = named("id", filled(offer_ids, length))
    ids = {one.pk for one in _accepted_among(length).rows(**given)}
    if not ids:
        return set()
    seen = Confirmation.objects.filter(entry_seen_by(reader, of="entry__"), pk__in=ids)
    return set(seen.values_list("offer_id", flat=True))


@lru_cache(maxsize=len(LENGTHS))
def _accepted_among(length: int) -> Prepared[Confirmation]:
    def build(**given: Given) -> QuerySet[Confirmation]:
        return Confirmation.objects.accepted().filter(offer__in=list(given.values()))

    return Prepared(build, takes=dict.fromkeys(names("id", length), int))


def suggested_to(person: Person) -> list[Topic]:
    """Topics of what they solved or what worked, which they neither list nor hid. Theirs alone."""
    showings = with_topics(showings_of(person, person))
    if not showings:
        return []
    known = {one.text_key for one in _hidden.rows(person_id=person.pk)}
    listed = [words_of(one.text) for one in _asks.rows(person_id=person.pk)]
    now, found = timezone.now(), []
    for key, (topic, of_topic) in _by_topic(showings).items():
        names = (topic.name, *topic.also_called)
        is_listed = any(_says(name, words) for name in names for words in listed)
        if key not in known and not is_listed and is_enough(of_topic, now):
            found.append(topic)
    return found[:MOST_SUGGESTED]


@prepared
def _hidden(person_id: int) -> QuerySet[HiddenSuggestion]:
    return HiddenSuggestion.objects.filter(person=person_id)


@prepared
def _asks(person_id: int) -> QuerySet[Offer]:
    return Offer.objects.filter(person=person_id, kind=Offer.Kind.ASK_ME)


def things_to_point_at(person: Person, reader: Person) -> list[Entry]:
    """What they answered or wrote lately, where both can read it; of one title once.

    Two queries.
    """
    seen = Entry.objects.visible_to(reader).published().for_list()
    seen = seen.filter(pk__in=Entry.objects.visible_to(person).values("pk"))
    written = seen.filter(authorships__person=person)
    answered = seen.filter(replies__author=person, replies__standing="published")
    found: dict[str, Entry] = {}
    for entries in (answered, written):
        newest = entries.select_related("community").order_by("-created_at", "-pk").distinct()
        for entry in newest[:MOST_TO_POINT_AT]:
            found.setdefault(entry.heading, entry)
    return list(found.values())[:MOST_TO_POINT_AT]


def _confirmations_of(offers: Sequence[Offer], reader: Person) -> list[Confirmation]:
    """Accepted ones, and the reader's own; those alone whose link the reader may follow."""
    found = _about.rows(person_id=offers[0].person_id, reader_id=reader.pk, now=timezone.now())
    return _without_blocked(found, reader)


@prepared
def _about(person_id: int, reader_id: int, now: dt.datetime) -> QuerySet[Confirmation]:
    found = Confirmation.objects.filter(
        Q(accepted_at__isnull=False) | Q(by=reader_id),
        entry_seen_by(Person(pk=reader_id), of="entry__", at=now),
        offer__person=person_id,
    )
    return found.select_related(*_WITH).defer("entry__body", "entry__body_html").order_by("pk")


def _without_blocked(found: Sequence[Confirmation], reader: Person) -> list[Confirmation]:
    blocked = blocked_by(reader) if found else ()
    return [one for one in found if one.by_id not in blocked]


def _shows(entry: Entry, offer: Offer) -> bool:
    words = words_of(offer.text)
    return any(
        _says(name, words)
        for topic in entry.topics.all()
        for name in (topic.name, *topic.also_called)
    )


def _says(name: str, words: Set[str]) -> bool:
    """Every telling word of a topic's name is among them."""
    asked = words_asked(name)
    return bool(asked) and all(way & words for way in asked)


def _by_topic(showings: Sequence[Showing]) -> dict[str, tuple[Topic, list[Showing]]]:
    found: dict[str, tuple[Topic, list[Showing]]] = {}
    for one in showings:
        for topic in one.entry.topics.all():
            found.setdefault(topic.name_key, (topic, []))[1].append(one)
    return found
