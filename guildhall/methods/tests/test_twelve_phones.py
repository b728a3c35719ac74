"""Twelve phones at three tables for ten minutes: answers get lost, and time is paused.

Each phone does what `session.js` does. In the end every line is there once, and all saw one clock.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest
import time_machine
from django.test import Client

from guildhall.communities.actions import join
from guildhall.methods.actions import add_table, begin_session
from guildhall.methods.models import Session, Table
from guildhall.people.actions import arrive

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
PHONES, STEPS, SECONDS = 12, 60, 10


@dataclass
class Phone:
    client: Client
    run: str
    table: int
    began: str = ""
    typed: str = ""
    unsure: str | None = None
    etag: str = ""
    wrote: list[str] = field(default_factory=list)

    def type_line(self, line: str) -> None:
        self.typed = f"{self.typed}\n{line}".strip()
        self.wrote.append(line)

    def save(self, *, is_answer_lost: bool) -> None:
        if self.typed == self.began:
            return
        sent = {"began": self.began, "wrote": self.typed}
        if self.unsure is not None:
            sent["unsure"] = self.unsure
        headers = {"Accept": "application/json"}
        answer = self.client.post(f"{self.run}tables/{self.table}/", sent, headers=headers)
        assert answer.status_code == 200
        if is_answer_lost:
            self.unsure = self.typed
            return
        self.unsure = None
        self.began = self.typed = answer.json()["text"]

    def look(self) -> None:
        answer = self.client.get(f"{self.run}state/", headers={"If-None-Match": self.etag})
        if answer.status_code == 304:
            return
        self.etag = answer["ETag"]
        if self.typed == self.began:
            self.began = self.typed = answer.json()["tables"][str(self.table)]["text"]


@pytest.fixture
def phones(world, session, as_person) -> list[Phone]:
    with time_machine.travel(NOON, tick=False):
        begin_session(session, by=world.ben)
        for name in ("Pumps", "Seals"):
            add_table(session, by=world.ben, name=name)
    tables = list(session.tables.values_list("pk", flat=True))
    run = f"/c/pumps/methods/{session.pk}/run/"
    made = []
    for number in range(PHONES):
        person = arrive(f"Person {number}")
        join(world.community, person=person)
        made.append(Phone(as_person(person), run, tables[number % 3]))
    return made


def left_on(phone: Phone) -> str:
    page = phone.client.get(phone.run).content.decode()
    return page.split('data-left="')[1].split('"')[0]


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_in_ten_minutes(phones, session, world, as_person, seed):
    lot, leader = Random(seed), as_person(world.ben)
    paused_at, resting = NOON, 0
    for step in range(STEPS):
        now = NOON + dt.timedelta(seconds=step * SECONDS)
        with time_machine.travel(now, tick=False):
            phone = lot.choice(phones)
            phone.type_line(f"line {step}")
            phone.save(is_answer_lost=lot.random() < 0.3)
            lot.choice(phones).look()
            if step == 20:
                leader.post(f"{phone.run}pause/")
                paused_at = now
            if step == 35:
                leader.post(f"{phone.run}resume/")
                resting = int((now - paused_at).total_seconds())

    with time_machine.travel(NOON + dt.timedelta(minutes=10), tick=False):
        for phone in phones:
            phone.save(is_answer_lost=False)
        shown = {left_on(phone) for phone in phones}

    for table in Table.objects.filter(session=session):
        wrote = [line for one in phones if one.table == table.pk for line in one.wrote]
        assert Counter(table.text.splitlines()) == Counter(wrote)
    assert shown == {str(resting)}
    assert Session.objects.get().clock.is_running
