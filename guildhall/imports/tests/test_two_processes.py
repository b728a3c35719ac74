"""An import brings in the same rows with a second process and without."""

import datetime as dt
import os
from contextlib import nullcontext

import pytest

from guildhall.commons.importing import Brought
from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import start_community
from guildhall.communities.models import Community
from guildhall.kit.rendering import in_two_processes
from guildhall.people.models import Person
from guildhall.questions.actions.importing import bring_in_answers, bring_in_questions
from guildhall.search.queries import search

pytestmark = pytest.mark.database

NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
TEXT = ("body", "body_html", "source_format", "renderer_version", "created_at", "author", "version")


def test_an_import_in_two_processes_brings_in_the_same_rows(world, monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    communities = {}
    for name, rendering in (("one", nullcontext()), ("two", in_two_processes())):
        communities[name] = start_community(name, by=world.ada, purpose="x", slug=name)
        with rendering:
            _bring_in(communities[name], by=world.ben)

    assert _rows(communities["two"]) == _rows(communities["one"])
    assert len(_rows(communities["one"])) == 300
    assert len(search("zirconium in:two", person=world.ada).page(0, 500)) == 300


def _bring_in(community: Community, *, by: Person) -> None:
    def text(number: int, kind: str) -> Brought:
        return Brought(
            author_id=by.pk,
            at=NOON + dt.timedelta(minutes=number),
            html=f"<p>{kind} {number} <b>zirconium</b></p>",
            markdown="" if number % 3 == 0 else f"{kind} {number} *zirconium* for <@1>",
            title=f"Which {number}?" if kind == "question" else "",
        )

    entries = bring_in_questions(community, [(text(n, "question"), None) for n in range(100)])
    answers = [(text(n, "answer"), entries[n % 100]) for n in range(200)]
    bring_in_answers(community, answers)


def _rows(community: Community) -> list[tuple[object, ...]]:
    entries = Entry.objects.filter(community=community).order_by("pk")
    replies = Reply.objects.filter(entry__community=community).order_by("pk")
    return [*entries.values_list(*TEXT, "title", "lead"), *replies.values_list(*TEXT, "role")]
