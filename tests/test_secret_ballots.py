"""An anonymous vote is over: what the hall keeps of it tells nobody who voted how.

Each election has its own voters, order of voting and wishes. Afterwards someone with the whole
database tries every order that anything in it has, to pair people with ballots: by chance, one
pair of an election is right, however many voted.
"""

import logging
import random
import subprocess
from collections import Counter
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection, models

from guildhall.ballots import actions
from guildhall.ballots.models import Count, HasVoted, Urn, Vote
from guildhall.ballots.tests.votes import MONDAY, SATURDAY, crowd, put
from guildhall.cli.databases import dump_to

SURE = 6  # standard deviations

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@dataclass
class Election:
    """What nobody knows afterwards: whose receipt is whose, in the order of voting."""

    vote: Vote
    truth: dict[int, str]


@pytest.fixture
def hall(world, with_mail, caplog):
    caplog.set_level(logging.DEBUG)
    world.crowd = [world.ada, world.ben, world.cleo, *crowd(world.community, 9)]
    return world


def held(hall) -> Election:
    """An election as it happens, and its end."""
    lots = random.SystemRandom()
    vote = put(hall, is_anonymous=True)
    voters = lots.sample(hall.crowd, lots.randint(5, len(hall.crowd)))
    truth = {}
    for person in voters:
        marks = {lots.choice("123"): 1}
        truth[person.pk] = actions.cast_sealed_ballot(vote, by=person, marks=marks, at=MONDAY)
    assert actions.close_vote(vote, at=SATURDAY) == Vote.State.COUNTED
    return Election(vote, truth)


def orders_of_voters(election: Election) -> dict[str, list[int]]:
    """In every order that the database, a backup or a log of the web has."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    table = HasVoted._meta.db_table
    return {
        "log": list(election.truth),
        "id": _people(f"SELECT person_id FROM {table} WHERE vote_id = %s ORDER BY id", election),
        "place": _people(
            f"SELECT person_id FROM {table} WHERE vote_id = %s ORDER BY {place}", election
        ),
        "person": sorted(election.truth),
    }


def _people(sql: str, election: Election) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [election.vote.pk])
        return [person for (person,) in cursor.fetchall()]


def right_guesses(election: Election) -> Counter[str]:
    """How many ballots each order gives to the person who cast it, forwards and backwards."""
    published = Count.objects.get(vote=election.vote).published
    receipts = [receipt for receipt, _marks in published]
    guesses: Counter[str] = Counter()
    for name, people in orders_of_voters(election).items():
        for way, found in ((name, receipts), (f"{name}, backwards", receipts[::-1])):
            pairs = zip(people, found, strict=True)
            guesses[way] += sum(election.truth[person] == receipt for person, receipt in pairs)
    return guesses


def tables_with(receipts: set[str]) -> Counter[str]:
    """In which tables, in any column, how many of the receipts are."""
    holders: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = str(cursor.fetchall())
            holders[table] += sum(receipt in rows for receipt in receipts)
    return +holders


def backup(folder: Path) -> bytes:
    """The bytes of a backup; of PostgreSQL's, what it would put back."""
    copy = folder / "copy"
    dump_to(copy)
    if connection.vendor == "sqlite":
        return copy.read_bytes()
    restored = ["pg_restore", "--file=-", str(copy)]
    return subprocess.run(restored, check=True, capture_output=True).stdout


def files_of_the_database() -> bytes:
    """What is on the disk just now, also what no query reads. SQLite's alone can be read here."""
    if connection.vendor != "sqlite":
        return b""
    place = Path(connection.settings_dict["NAME"])
    return b"".join(one.read_bytes() for one in place.parent.glob(f"{place.name}*"))


def transactions(election: Election) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT xmin::text FROM {HasVoted._meta.db_table} WHERE vote_id = %s",
            [election.vote.pk],
        )
        return {transaction for (transaction,) in cursor.fetchall()}


def nobody_learns_anything(elections: list[Election], folder: Path, caplog) -> None:
    guesses = sum((right_guesses(election) for election in elections), Counter())
    receipts = {one for election in elections for one in election.truth.values()}
    number, copy, disk = len(elections), backup(folder), files_of_the_database()

    assert max(guesses.values()) < number + SURE * sqrt(number), guesses
    assert tables_with(receipts) == {Count._meta.db_table: len(receipts)}
    assert {copy.count(receipt.encode()) for receipt in receipts} == {1}
    assert {disk.count(receipt.encode()) for receipt in receipts} <= {0, 1}
    assert not any(receipt in caplog.text for receipt in receipts)
    assert mail.outbox == []
    if connection.vendor == "postgresql":
        assert {len(transactions(election)) for election in elections} == {1}


def test_who_voted_how_is_nowhere(hall, tmp_path, caplog):
    nobody_learns_anything([held(hall) for _one in range(12)], tmp_path, caplog)


@pytest.mark.slow
def test_who_voted_how_is_nowhere_in_500_elections(hall, tmp_path, caplog):
    nobody_learns_anything([held(hall) for _one in range(500)], tmp_path, caplog)


def test_the_same_search_finds_ballots_that_have_an_order(hall, monkeypatch):
    """If receipts were given in the order of voting, and who voted kept theirs, this would tell."""
    numbers = iter(range(10_000, 20_000))
    monkeypatch.setattr(
        "guildhall.ballots.actions.casting._new_receipt", lambda: f"AAAA-{next(numbers)}"
    )

    elections = [held(hall) for _one in range(12)]

    found = sum((right_guesses(election) for election in elections), Counter())
    assert found["log"] == sum(len(election.truth) for election in elections)


def test_what_is_kept_of_a_sealed_ballot_has_no_time_and_no_row():
    columns = {
        model: {field.name: type(field) for field in model._meta.concrete_fields}
        for model in (HasVoted, Urn, Count)
    }

    assert set(columns[HasVoted]) == {"id", "vote", "person"}
    assert set(columns[Urn]) == {"vote", "ballots"}
    assert set(columns[Count]) == {"vote", "figures", "published", "voted", "could"}
    assert not any(
        issubclass(sort, models.DateField | models.TimeField)
        for names in columns.values()
        for sort in names.values()
    )
