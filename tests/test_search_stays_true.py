"""Whatever people do in the rooms, the index is what a fresh reindex would make of it."""

import datetime as dt
import random
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from guildhall.activity.findable import Findable, text_changed
from guildhall.commons.actions import (
    delete_entry,
    delete_reply,
    edit_entry,
    edit_reply,
    grow,
    merge_entry,
    move_entry,
    post_reply,
    restore_entry,
    split_entry,
    undo_growth,
    undo_merge,
)
from guildhall.commons.models import Entry, Link, Reply
from guildhall.commons.tasks import rerender
from guildhall.communities.actions import (
    add_topic,
    change_community,
    change_topic,
    follow_charter,
    join,
    open_room,
    remove_topic,
    start_community,
)
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import (
    change_meeting,
    change_series,
    plan_ahead,
    plan_meeting,
    restart_series,
    start_series,
    stop_series,
    write_notes,
)
from guildhall.meetings.models import Meeting, Series
from guildhall.people.actions import arrive, edit_profile, leave, set_offers
from guildhall.people.models import Offer, Person
from guildhall.practices.actions import add_tip, change_way, keep_tip
from guildhall.questions.actions import answer, ask, comment_on
from guildhall.search.actions import documents_to_read_again, missing_documents, read_again, reindex
from guildhall.search.engines import engine
from guildhall.search.models import Document, KeptReading
from guildhall.search.queries import search
from guildhall.search.readings import Reading, unpack
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database

WORDS = [
    "Größe",
    "AB-12/3",
    "seal",
    "C++",
    "e-mail",
    "水泵",
    "น้ำมัน",
    "leaks",
    "the",
    "Łódź",
    "![a red valve](/files/x.png)",
]
STEPS = 40


KEY = "d.kind, d.community_id, d.entry_id, d.reply_id, d.person_id, d.analyser_version, d.at"


def index() -> dict[tuple, tuple[object, str]]:
    """Each document: its tokens as the database's index holds them, and its plain text."""
    tokens = tokens_on_sqlite() if connection.vendor == "sqlite" else tokens_on_postgresql()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {KEY}, d.id FROM search_document d")
        documents = {row[-1]: row[:-1] for row in cursor.fetchall()}
    assert tokens.keys() == documents.keys()
    texts = {one.document_id: unpack(one.packed).text for one in KeptReading.objects.all()}
    return {key: (tokens[pk], texts.get(pk, "")) for pk, key in documents.items()}


def tokens_on_sqlite() -> dict[int, object]:
    """The index keeps no texts; what it would find, in each column and at each place, it lists."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.listed_words "
            "USING fts5vocab('main', 'search_words', 'instance')"
        )
        cursor.execute('SELECT doc, col, "offset", term FROM temp.listed_words ORDER BY 1, 2, 3, 4')
        tokens: dict[int, list] = {}
        for document_id, *token in cursor.fetchall():
            tokens.setdefault(document_id, []).append(tuple(token))
    return dict(tokens)


def tokens_on_postgresql() -> dict[int, object]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, words::text, stems::text FROM search_document")
        return {row[0]: row[1:] for row in cursor.fetchall()}


class Life:
    """What a few people do in two communities, at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = [arrive(f"Person {number}") for number in range(4)]
        self.ada = self.people[0]
        self.places = [
            start_community(name, by=self.ada, purpose="Pumps", joining="open")
            for name in ("Here", "There")
        ]
        for place in self.places:
            for room in ("meetings", "practices"):
                open_room(place, room=room, by=self.ada)
            for person in self.people[1:]:
                join(place, person=person)
            add_topic(place, name="Seals", by=self.ada)
            self._series(place)

    def act(self) -> None:
        acts = [
            self._ask,
            self._answer,
            self._note,
            self._edit,
            self._take_away,
            self._grow,
            self._merge,
            self._move,
            self._topic,
            self._community,
            self._profile,
            self._offers,
            self._series,
            self._change_series,
            self._stop,
            self._meeting,
            self._change_meeting,
            self._notes,
            self._tip,
            self._rename,
            self._charter,
            self._split,
        ]
        for act in self.chance.choices(acts, k=STEPS):
            act()

    def text(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 8)))

    def _place(self):
        return self.chance.choice(self.places)

    def _somebody(self) -> Person:
        return self.chance.choice([person for person in self.people if person.is_here])

    def _one(self, rows):
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def _entry(self, **only) -> Entry | None:
        return self._one(
            Entry.objects.published().filter(**only).select_related("community", "author")
        )

    def _ask(self) -> None:
        body = f"{self.text()} @{self._somebody().username}"
        ask(
            self._place(),
            by=self._somebody(),
            title=f"{self.text()} {self.chance.random()}",
            body=body,
        )

    def _answer(self) -> None:
        question = self._entry(kind="question")
        if question:
            reply = answer(question, by=self._somebody(), body=self.text())
            comment_on(question, by=self._somebody(), body=self.text(), parent=reply)

    def _note(self) -> None:
        note = write_post(
            self._place(), by=self._somebody(), body=f"{self.text()} {self.chance.random()}"
        )
        post_reply(note, by=self._somebody(), body=self.text())

    def _edit(self) -> None:
        entry, reply = self._entry(kind="question"), self._one(Reply.objects.published())
        if entry:
            edit_entry(entry, by=entry.author, title=self.text(), body=self.text())
        if reply:
            edit_reply(reply, by=reply.author, body=self.text())

    def _take_away(self) -> None:
        entry, reply = self._entry(kind="post"), self._one(Reply.objects.published())
        if entry:
            delete_entry(entry, by=self.ada)
            if self.chance.random() < 0.5:
                restore_entry(entry, by=self.ada)
        if reply:
            delete_reply(reply, by=self.ada)

    def _grow(self) -> None:
        note = self._entry(kind="post")
        if note:
            grown = grow(note, to_kind="question", by=self.ada, title=self.text())
            link = Link.objects.filter(source=note, target=grown).first()
            if link and self.chance.random() < 0.5:
                undo_growth(link, by=self.ada)

    def _merge(self) -> None:
        entry = self._entry(kind="question")
        other = entry and self._one(
            Entry.objects.published()
            .filter(kind="question", community=entry.community)
            .exclude(pk=entry.pk)
        )
        if other:
            moved = merge_entry(entry, into=other, by=self.ada)
            if self.chance.random() < 0.5:
                undo_merge(entry, moved=moved, by=self.ada)

    def _split(self) -> None:
        reply = self._one(
            Reply.objects.published().filter(
                role="answer", entry__standing="published", entry__kind="question"
            )
        )
        if reply:
            split_entry(reply.entry, replies=[reply], title=self.text(), by=self.ada)

    def _move(self) -> None:
        entry = self._entry(kind="question")
        if entry:
            move_entry(entry, to=self._place(), by=self.ada)

    def _topic(self) -> None:
        topic = add_topic(
            self._place(), name=f"{self.text()[:40]} {self.chance.randrange(9)}", by=self.ada
        )
        if self.chance.random() < 0.5:
            change_topic(topic, name=self.text()[:50], description="", by=self.ada)
        elif not topic.filed.exists():
            remove_topic(topic, by=self.ada)

    def _community(self) -> None:
        change_community(
            self._place(),
            by=self.ada,
            purpose=self.text(),
            language=self.chance.choice(["en", "de", "tr"]),
        )

    def _charter(self) -> None:
        follow_charter(self._place(), purpose=self.text(), norms=["Ask early"])

    def _profile(self) -> None:
        person = self._somebody()
        edit_profile(
            person,
            name=person.name,
            username=person.username,
            headline=self.text()[:60],
            about=self.text(),
            time_zone="UTC",
        )

    def _rename(self) -> None:
        person = self._somebody()
        name = f"{self.chance.choice(['Zoë', 'Søren', 'Łucja'])} {self.chance.randrange(99)}"
        edit_profile(
            person, name=name, username=person.username, headline="", about="", time_zone="UTC"
        )
        if person != self.ada and self.chance.random() < 0.2:
            leave(person, left_as="pseudonym")

    def _offers(self) -> None:
        set_offers(
            self._somebody(),
            Offer.Kind.ASK_ME,
            [word for word in WORDS if self.chance.random() < 0.3],
        )

    def _series(self, place=None) -> None:
        start_series(
            place or self._place(),
            by=self.ada,
            name=self.text()[:100],
            rule=read_rule("FREQ=WEEKLY;BYDAY=MO"),
            starts_on=timezone.now().date(),
            starts_at=dt.time(9),
        )

    def _change_series(self) -> None:
        series = self._one(Series.objects.running().filter(continued_by=None))
        if series:
            days = list(series.meetings.order_by("occurs_on").values_list("occurs_on", flat=True))
            since = self.chance.choice([None, *days]) if days else None
            change_series(series, by=self.ada, since=since, name=self.text()[:100])

    def _stop(self) -> None:
        series = self._one(Series.objects.running().filter(continued_by=None))
        if series:
            stop_series(series, by=self.ada)
            if self.chance.random() < 0.7:
                restart_series(series, by=self.ada)
                plan_ahead(series)

    def _meeting(self) -> None:
        soon = timezone.now() + dt.timedelta(days=self.chance.randint(1, 30))
        plan_meeting(
            self._place(),
            by=self._somebody(),
            title=f"{self.text()} {self.chance.random()}",
            starts_at=soon,
        )

    def _change_meeting(self) -> None:
        meeting = self._one(
            Meeting.objects.published()
            .filter(entry__state="planned", series=None)
            .select_related("entry")
        )
        if meeting:
            change_meeting(
                meeting, by=self.ada, title=self.text(), starts_at=meeting.starts_at, minutes=60
            )

    def _notes(self) -> None:
        meeting = self._one(Meeting.objects.published().select_related("entry"))
        if meeting:
            write_notes(meeting, by=self._somebody(), body=self.text())

    def _tip(self) -> None:
        question = self._entry(kind="question")
        if question:
            keep_tip(question, by=self.ada, seen=self.text(), parts={"fix": self.text()})
        tip = add_tip(
            self._place(),
            by=self._somebody(),
            seen=f"{self.text()} {self.chance.random()}",
            parts={"fix": self.text()},
        )
        change_way(tip, by=self.ada, title=self.text(), parts={"fix": self.text()}, topics=[])


@pytest.mark.parametrize("seed", range(2))
def test_the_index_is_what_a_reindex_would_make_of_it(db, deliver, seed):
    life = Life(seed)
    life.act()
    deliver()  # names in texts follow their people in the worker
    rerender(everything=True)

    by_acts = index()
    missing = missing_documents()
    reindex()

    assert missing == 0
    assert by_acts == index()


def test_meetings_that_a_series_makes_ahead_are_found(world):
    start_series(
        world.community,
        by=world.ada,
        name="Breakfast of the valve people",
        rule=read_rule("FREQ=WEEKLY;BYDAY=MO"),
        starts_on=timezone.now().date(),
        starts_at=dt.time(9),
    )

    assert search("breakfast kind:meeting", person=world.ben).all().count() == 3
    assert missing_documents() == 0


def test_what_people_can_be_asked_about_is_found_at_once_and_no_longer_once_taken_back(world):
    def people(typed: str) -> list[str]:
        return [one.person.name for one in search(typed, person=world.ada).all()]

    set_offers(world.ben, Offer.Kind.ASK_ME, ["Hydraulics"])
    edit_profile(
        world.cleo,
        name="Cleo",
        username="cleo",
        headline="Pneumatics",
        about="Compressors",
        time_zone="UTC",
    )
    found = people("hydraulics"), people("pneumatics"), people("compressor")
    set_offers(world.ben, Offer.Kind.ASK_ME, [])

    assert found == (["Ben"], ["Cleo"], ["Cleo"])
    assert people("hydraulics") == []


def test_the_words_that_stand_for_a_picture_are_found(world):
    question = ask(world.community, by=world.ada, title="Which?", body="x")
    Entry.objects.filter(pk=question.pk).update(
        body_html='<p>Look<img src="/files/a.png" alt="a cracked flange">here</p>'
    )
    text_changed(Findable.ENTRY, [question.pk])

    assert search("cracked", person=world.ben).all().count() == 1


def test_the_old_name_of_somebody_who_left_is_found_no_more(world, deliver):
    edit_profile(world.ben, name="Benedikt", username="ben", headline="", about="", time_zone="UTC")
    ask(world.community, by=world.ada, title="Who knows?", body="Surely @ben does")
    before = search("benedikt kind:question", person=world.ada).all().count()

    leave(world.ben, left_as="pseudonym")
    deliver()

    assert (before, search("benedikt", person=world.ada).all().count()) == (1, 0)


def test_an_upgrade_notes_what_was_never_read_and_the_worker_reads_it(world):
    answer(
        ask(world.community, by=world.ada, title="Which gasket?", body=""),
        by=world.ben,
        body="the flat one",
    )
    true = index()
    engine().forget(list(Document.objects.values_list("pk", flat=True)))
    Document.objects.all().delete()
    migration = import_module("guildhall.search.migrations.0003_analyser_version")

    migration.note_what_is_missing(apps, None)
    noted = missing_documents(), documents_to_read_again()
    read_again()

    assert noted == (0, len(true))
    assert index() == true


def test_after_an_upgrade_the_worker_reads_again_what_an_older_version_read(world):
    ask(world.community, by=world.ada, title="Which gasket?", body="")
    true = index()
    Document.objects.update(analyser_version=1)
    engine().keep(
        Reading(one.pk, one.place, ["older"], ["older"], "") for one in Document.objects.all()
    )
    old = documents_to_read_again()

    read_again()

    assert (old, documents_to_read_again()) == (6, 0)
    assert index() == true
