"""The community that is measured: questions with answers by many people, the same in every run."""

import datetime as dt
import time
from typing import Any

from django.db import transaction

from guildhall.activity.statistics import know_new_rows
from guildhall.bench.library import add_library
from guildhall.bench.together import add_decisions_and_projects
from guildhall.bench.writer import Writer
from guildhall.commons.counting import recount_entries
from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room, start_community
from guildhall.communities.actions.bringing import bring_in_memberships, bring_in_topics
from guildhall.communities.models import Community, Membership, Topic
from guildhall.ideas.actions import add_idea, join_idea
from guildhall.ideas.models import Joining
from guildhall.kit.rendering import in_two_processes
from guildhall.people.actions import arrive
from guildhall.people.actions.bringing import bring_in_people
from guildhall.people.models import Person
from guildhall.people.sessions import open_session
from guildhall.practices.actions import BroughtReport, BroughtWay, bring_in_ways
from guildhall.questions.actions.importing import (
    bring_in_answers,
    bring_in_questions,
    finish_import,
)
from guildhall.talk.actions import write_post

BATCH = 500
READERS = 20


def fill(people: int, questions: int, replies: int, pages: int) -> dict[str, Any]:
    """Fill the hall at hand; returns ids, a session of a member, and how fast posts came in."""
    ada = arrive("Ada")
    community = start_community(
        "Bench",
        by=ada,
        purpose="To be measured",
        visibility=Community.Visibility.OPEN,
        slug="bench",
    )
    writer = Writer(_members(community, people))
    bring_in_topics(community, ["pumps", "valves", "sensors", "cabinets"])
    started = time.perf_counter()
    with in_two_processes():
        entries = _talk(community, writer, questions, replies)
    took = time.perf_counter() - started
    note = write_post(community, by=ada, body="Good morning")
    tips = _tips(community, writer, max(questions // 5, 1))
    library = add_library(community, writer, pages)
    idea = _ideas(community, writer, max(questions // 5, 1))
    together = add_decisions_and_projects(community, writer, questions)
    know_new_rows()
    return {
        **together,
        "idea": idea.pk,
        "tip": tips[0].pk,
        **library,
        "import_posts_per_second": round(len(entries) * (1 + replies) / took, 1),
        "note": note.pk,
        "questions": [entry.pk for entry in entries],
        "session": open_session(ada),
        "sessions": [open_session(member) for member in _readers(community)],
    }


def _readers(community: Community) -> list[Person]:
    """Members who are here, for a crowd."""
    readers = [arrive(f"Reader {number}") for number in range(READERS)]
    Membership.objects.bulk_create(
        Membership(community=community, person=reader) for reader in readers
    )
    return readers


def _tips(community: Community, writer: Writer, count: int) -> list[Entry]:
    """Tips with a few reports each, so that a page has something to show."""
    open_room(community, room="practices", by=community.created_by)
    ways = []
    for _tip in range(count):
        text = writer.text()
        tried = [
            BroughtReport(
                writer.chance.choice(writer.ids),
                "worked",
                writer.words(3),
                f"Unit {number}",
                writer.now,
            )
            for number in range(3)
        ]
        parts = {"fix": text.markdown, "why": writer.words(20)}
        ways.append(
            BroughtWay(
                title=writer.words(7).capitalize(),
                author_ids=[text.author_id],
                at=text.at,
                parts=parts,
                reports=tried,
            )
        )
    with transaction.atomic():
        return bring_in_ways(community, ways)


def _ideas(community: Community, writer: Writer, count: int) -> Entry:
    """Ideas, the last of which twenty people joined."""
    open_room(community, room="ideas", by=community.created_by)
    people = list(Person.objects.get_queryset().filter(pk__in=writer.ids[:READERS]))
    for number in range(count):
        entry = add_idea(
            community,
            by=people[number % len(people)],
            title=writer.words(7).capitalize(),
            body=writer.text().markdown,
            at=writer.now,
        )
    for person in people:
        join_idea(entry, joined_as=Joining.As.USE, by=person)
    return entry


def _members(community: Community, count: int) -> list[int]:
    now = dt.datetime.now(dt.UTC)
    ids = list(
        bring_in_people(
            "bench.example", {str(number): f"Person {number}" for number in range(count)}, at=now
        ).values()
    )
    bring_in_memberships(community, dict.fromkeys(ids, now - dt.timedelta(days=400)))
    return ids


def _talk(community: Community, writer: Writer, questions: int, replies: int) -> list[Entry]:
    topics = list(Topic.objects.filter(community=community).values_list("pk", flat=True))
    entries: list[Entry] = []
    for start in range(0, questions, BATCH):
        titles = [
            f"{writer.words(7).capitalize()}?" for _question in range(min(BATCH, questions - start))
        ]
        with transaction.atomic():
            texts = [
                writer.text(title=title, topic_ids=[writer.chance.choice(topics)])
                for title in titles
            ]
            entries += bring_in_questions(community, [(text, None) for text in texts])
    answered = [entry for entry in entries for _reply in range(replies)]
    for start in range(0, len(answered), BATCH):
        with transaction.atomic():
            bring_in_answers(
                community, [(writer.text(), entry) for entry in answered[start : start + BATCH]]
            )
    with transaction.atomic():
        recount_entries(Entry.objects.filter(community=community))
        finish_import(community)
    return entries
