"""Searches find what a plain reading of every text finds, for every reader."""

import math
import random

import pytest
from django.db import connection

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.communities.actions import add_topic, join, start_community
from guildhall.communities.models import Community, Membership
from guildhall.people.models import Person
from guildhall.questions.actions import accept_answer, answer, ask, comment_on
from guildhall.search.analyser import stem, tokens_of
from guildhall.search.ask import Ask, Clause, Way, read_ask
from guildhall.search.models import Document, KeptReading
from guildhall.search.queries import languages_in_use, search
from guildhall.search.readings import unpack
from guildhall.search.texts import text_of_community, text_of_entry, text_of_person, text_of_reply
from tests.kept_world import kept
from tests.search_worlds import asks, texts

pytestmark = pytest.mark.database

TEXTS, ASKS = 60, 500
LEVELS = ("open", "listed", "private", "hidden")


@kept
def halls(world):
    """Communities of every level, with texts of every standing, some of them below others."""
    chance = random.Random("standing")
    places = [
        start_community(
            f"Pumps {level}", by=world.ada, purpose="Seals", visibility=level, joining="open"
        )
        for level in LEVELS
    ]
    join(places[3], person=world.ben)
    topic = add_topic(places[3], name="Seals", by=world.ada)
    for number, (title, body) in enumerate(texts(TEXTS)):
        place = places[number % 4]
        topics = [topic] if place == places[3] and number % 3 == 0 else []
        question = ask(place, by=world.ada, title=title, body=body, topics=topics)
        reply = answer(question, by=world.ada, body=f"{body[::-1]} {title}")
        comment = comment_on(question, parent=reply, by=world.ada, body=body[:60] or "a seal")
        if number % 5 == 0:
            accept_answer(reply, by=world.ada)
        for model, row in ((Entry, question), (Reply, reply), (Reply, comment)):
            if chance.random() < 0.15:
                model.objects.filter(pk=row.pk).update(standing=chance.choice(Standing.values))
    return world


def test_500_searches_find_what_reading_everything_finds(halls):
    read = {pk: tokens_of(text, language) for pk, text, language in everything()}
    languages, number_of_hits = languages_in_use(), 0

    for reader in (halls.ben, halls.dov, None):
        visible = [one for one in documents() if sees(reader, one)]
        for typed in asks(ASKS):
            asked = read_ask(typed, languages=languages)
            hits = search(typed, person=reader)
            expected = {one.pk for one in visible if is_hit(one, read[one.pk], asked)}

            page = [document.pk for document in hits.page(0, 1_000)]

            assert (len(page), set(page)) == (len(expected), expected), (typed, reader)
            assert set(hits.all().values_list("pk", flat=True)) == expected, (typed, reader)
            number_of_hits += len(expected)

    assert number_of_hits > 7_000


@pytest.mark.parametrize("typed", ["pump", "s* -leak", "kind:answer", "by:ada seal"])
def test_pages_follow_on_one_another(halls, typed):
    hits = search(typed, person=halls.ben)

    pages = [document.pk for start in range(0, 200, 7) for document in hits.page(start, 7)]

    assert pages == [document.pk for document in hits.page(0, 200)]
    assert len(pages) > 10


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about the ranking of SQLite")
@pytest.mark.parametrize("typed", ["pump", "valve", "bearing"])
def test_on_sqlite_hits_are_in_the_order_of_bm25(halls, typed):
    """The formula is that of SQLite's documentation (FTS5, 5.1.1): k1 = 1.2, b = 0.75."""
    kept = {one.pk: unpack(one.packed) for one in KeptReading.objects.all()}
    lengths = {pk: len(f"{one.words} {one.stems}".split()) for pk, one in kept.items()}
    counts = {pk: one.stems.split().count(stem(typed, "en")) for pk, one in kept.items()}
    matching = sum(count > 0 for count in counts.values())
    rarity = max(math.log((len(kept) - matching + 0.5) / (matching + 0.5)), 1e-6)
    average = sum(lengths.values()) / len(lengths)

    def score(pk: int) -> float:
        times = 2.0 * counts[pk]
        return rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * lengths[pk] / average))

    page = search(typed, person=halls.ben).page(0, 1_000)

    expected = sorted(page, key=lambda one: (round(-score(one.pk), 12), -one.at.timestamp()))
    assert [one.pk for one in page] == [one.pk for one in expected]
    assert len({round(score(one.pk), 12) for one in page}) > 5


def documents() -> list[Document]:
    related = ("entry__community", "entry__author", "reply__parent", "reply__author", "person")
    return list(Document.objects.select_related(*related, "community"))


def everything() -> list[tuple[int, str, str]]:
    """The id, the whole text and the language of each document."""
    return [(one.pk, *text_of(one)) for one in documents()]


def text_of(document: Document) -> tuple[str, str]:
    if document.reply:
        return text_of_reply(document.reply), document.reply.language
    if document.entry:
        entry = document.entry
        return f"{entry.title}\n{text_of_entry(entry)}", entry.language
    if document.person:
        person = document.person
        return f"{person.name} {person.username}\n{text_of_person(person)}", "en"
    community = document.community
    return f"{community.name}\n{text_of_community(community)}", community.language


def sees(reader: Person | None, document: Document) -> bool:
    if document.entry:
        above = [document.entry, document.reply, document.reply and document.reply.parent]
        return is_member_or_open(reader, document.entry.community) and all(
            text.standing == "published" for text in above if text
        )
    if document.person:
        return reader is not None
    return is_member_or_open(reader, document.community) or (
        reader is not None and document.community.visibility == "listed"
    )


def is_member_or_open(reader: Person | None, community: Community) -> bool:
    if community.visibility == "open":
        return True
    memberships = Membership.objects.filter(community=community, person=reader, until=None)
    return reader is not None and memberships.exists()


def is_hit(document: Document, tokens: tuple[list[str], list[str]], asked: Ask) -> bool:
    return (
        not asked.is_empty
        and all(is_met(clause, tokens) for clause in asked.wanted)
        and not any(is_met(clause, tokens) for clause in asked.unwanted)
        and all(fits(document, name, value) for name, value in asked.filters.items())
    )


def is_met(clause: Clause, tokens: tuple[list[str], list[str]]) -> bool:
    return any(is_in(way, *tokens) for way in clause.ways)


def is_in(way: Way, words: list[str], stems: list[str]) -> bool:
    if way.kind == "stem":
        return way.tokens[0] in stems
    *before, last = way.tokens
    return any(
        words[place - len(before) : place] == before
        and (word.startswith(last) if way.kind == "beginning" else word == last)
        for place, word in enumerate(words)
        if place >= len(before)
    )


def fits(document: Document, name: str, value: str) -> bool:
    entry, reply = document.entry, document.reply
    if name == "kind":
        return document.kind == value
    if name == "in":
        return document.community is not None and document.community.slug == value
    if name == "by":
        return (reply or entry) is not None and (reply or entry).author.username == value
    if name == "is":
        return entry is not None and reply is None and entry.state == value
    return entry is not None and entry.topics.filter(slug=value).exists()
